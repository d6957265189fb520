package dev.rapport.persistence.audit;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;

/**
 * What a conversation says of itself, beside what a recount says. What stems from no row at all is null.
 *
 * @param lastContent what the message at {@code lastSeq} says, if there is one
 * @param lastCreatedAt when it was created
 */
public record AuditedConversation(
        UUID id,
        Instant createdAt,
        long lastSeq,
        Instant lastMessageAt,
        String lastMessagePreview,
        Instant lastCreatedAt,
        String lastContent,
        @Nested("recount") Recount recount,
        @Nested("provider") Side provider,
        @Nested("customer") Side customer) {

    /**
     * Its messages, counted.
     *
     * @param outOfLine how many are not numbered one more than the one before them
     * @param firstCreatedAt when the one with the lowest seq was created
     * @param notLater how many are not later than the one before them
     * @param firstNotLater the seq of the first of these
     */
    public record Recount(
            long messages,
            Long lowestSeq,
            Long highestSeq,
            long outOfLine,
            Instant firstCreatedAt,
            long notLater,
            Long firstNotLater) {}

    /**
     * One side's reading.
     *
     * @param recount how many messages of the other side lie after {@code readSeq}
     * @param furthestMark the seq of the furthest read mark; 0 for none
     * @param earlier how many marks are earlier than one before them
     */
    public record Side(long readSeq, long unread, long recount, long furthestMark, long earlier) {}
}
