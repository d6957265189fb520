package dev.rapport.domain.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import java.time.Instant;
import java.util.Optional;

/** Port: how far each side has read (AC-20, rule 8). Thread-safe, also between nodes on one store. */
public interface ReadMarks {

    /** What came of marking. */
    sealed interface Outcome {}

    /**
     * The mark stands.
     *
     * @param conversation as it is now
     * @param readAt when the side's furthest mark was set; now, where there is none
     * @param marked how many messages by the other side became read
     * @param moved whether the mark went forward; where not, nothing was written
     */
    record Marked(Conversation conversation, Instant readAt, long marked, boolean moved) implements Outcome {}

    /** What the decision rested on has changed, or there is no such conversation: decide again on fresh facts. */
    record Stale() implements Outcome {}

    /**
     * Moves a side's read mark forward, atomically with the unread count, which equals a recount afterwards. A seq
     * before the present mark changes nothing; one past the end means the end.
     *
     * @param upTo the last message that was read; empty: all there are
     */
    Outcome mark(Guard guard, Side reader, Optional<Seq> upTo);
}
