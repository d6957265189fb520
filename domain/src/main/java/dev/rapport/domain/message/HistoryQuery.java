package dev.rapport.domain.message;

import dev.rapport.domain.page.PageRequest;

/** Which part of a conversation's history (AC-10). Each is found by arithmetic on {@link Seq}, never by counting rows. */
public sealed interface HistoryQuery {

    /** The most messages of one answer. */
    int MAX_LIMIT = 100;

    /** How many messages an answer has at most. */
    int limit();

    /** A page of the whole, newest first. */
    record Numbered(PageRequest page) implements HistoryQuery {
        @Override
        public int limit() {
            return page.size();
        }
    }

    /** Those right before a message, newest first. */
    record Before(Seq seq, int limit) implements HistoryQuery {}

    /** Those right after a message, <em>oldest first</em>: to catch up. */
    record After(Seq seq, int limit) implements HistoryQuery {}
}
