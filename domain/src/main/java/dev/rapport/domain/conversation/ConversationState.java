package dev.rapport.domain.conversation;

import java.time.Instant;

/** Whether a conversation goes on. */
public sealed interface ConversationState {

    /** Both sides may read and write. */
    record Open() implements ConversationState {}

    /** Kept, and nobody writes any more; a relationship that begins again opens it. */
    record Archived(ArchiveReason reason, Instant at) implements ConversationState {}
}
