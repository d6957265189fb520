package dev.rapport.domain.live;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import java.time.Instant;

/** Something that has happened in a conversation, and is on disk. */
public sealed interface LiveEvent {

    /** The conversation as it was right after. */
    Conversation conversation();

    /** Where it happened. */
    default ConversationId conversationId() {
        return conversation().id();
    }

    /** A message was appended. */
    record MessageAppended(Conversation conversation, Message message) implements LiveEvent {}

    /** A side's read mark went forward. */
    record ReadMarkMoved(Conversation conversation, Side reader, Instant readAt) implements LiveEvent {}

    /** Who may do what has changed: archived, opened again, a member erased. */
    record AccessChanged(Conversation conversation) implements LiveEvent {}
}
