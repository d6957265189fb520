package dev.rapport.domain;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.MessageId;

/** Port: makes ids that no other id equals. Thread-safe. Tests pin them. */
public interface Ids {

    ConversationId nextConversationId();

    MessageId nextMessageId();
}
