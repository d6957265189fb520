package dev.rapport.persistence.audit;

/** Hears what an audit finds while it is under way: there may be more than fits into memory. */
public interface AuditListener {

    void found(Finding finding);

    /** After each batch: how far it has come. What it throws ends the audit. */
    void advanced(Progress progress);

    /**
     * What has been looked at.
     *
     * @param conversations so many of them
     * @param messages so many, in these conversations
     * @param windows so many send windows
     * @param expected how many conversations there were at the beginning
     */
    record Progress(long conversations, long messages, long windows, long expected) {

        static Progress none(long expected) {
            return new Progress(0, 0, 0, expected);
        }

        Progress withConversations(long more, long moreMessages) {
            return new Progress(conversations + more, messages + moreMessages, windows, expected);
        }

        Progress withWindows(long more) {
            return new Progress(conversations, messages, windows + more, expected);
        }
    }
}
