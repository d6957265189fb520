package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.page.PageRequest;

/** Which page of whose conversations is asked for. */
record ListQuestion(MemberId member, ArchivedFilter filter, PageRequest page) {

    /** More than this is not asked for by those who only look at their list. */
    private static final int MOST_ROWS = 100;

    /**
     * Whether few rows have to be looked at for it, so that it may be asked for with others, who wait for it. How many there
     * are is counted all the same, where there are more.
     */
    boolean isSmall() {
        return last() <= MOST_ROWS;
    }

    boolean wantsOpen() {
        return filter != ArchivedFilter.ARCHIVED;
    }

    boolean wantsArchived() {
        return filter != ArchivedFilter.OPEN;
    }

    /** How many conversations there are up to the page's end. */
    long last() {
        long offset = page.offset();
        return offset > Long.MAX_VALUE - page.size() ? Long.MAX_VALUE : offset + page.size();
    }
}
