package dev.rapport.domain.message;

import dev.rapport.domain.conversation.ConversationId;

/**
 * Where something is to be written, and what the decision to allow it rested on.
 *
 * @param accessVersion the conversation's when its facts were read: whoever may do what has not changed while it is the
 *     same
 */
public record Guard(ConversationId conversation, long accessVersion) {}
