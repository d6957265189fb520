package dev.rapport.domain.message;

import dev.rapport.domain.conversation.Conversation;
import java.util.List;

/**
 * A part of a conversation's history, and the conversation as it stood at the same moment.
 *
 * @param messages in the order that was asked for
 */
public record History(Conversation conversation, List<Message> messages) {

    public History {
        messages = List.copyOf(messages);
    }
}
