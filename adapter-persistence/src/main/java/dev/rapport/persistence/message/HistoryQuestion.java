package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.HistoryQuery;

/** Which part of which conversation's history is asked for. */
public record HistoryQuestion(ConversationId conversation, HistoryQuery query) {

    boolean isOldestFirst() {
        return query instanceof HistoryQuery.After;
    }

    /** How many of the newest are left out. */
    long skipped() {
        return query instanceof HistoryQuery.Numbered numbered ? numbered.page().offset() : 0;
    }

    /** Before which seq the part lies, or after which. */
    long bound() {
        if (query instanceof HistoryQuery.Before before) {
            return before.seq().value();
        }
        return query instanceof HistoryQuery.After after ? after.seq().value() : Long.MAX_VALUE;
    }
}
