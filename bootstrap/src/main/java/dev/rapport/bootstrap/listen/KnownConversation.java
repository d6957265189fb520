package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;

/** How far the listener has come in one conversation. */
final class KnownConversation {

    private final String id;

    /** Everything up to here has been shown, or was there before the listener. */
    private long cursor;

    /** The highest seq heard of. What lies between is fetched when it is its turn, not kept: a hole may be wide. */
    private long highest;

    private Counterpart counterpart = Counterpart.UNKNOWN;

    KnownConversation(String id, long cursor) {
        this.id = id;
        this.cursor = cursor;
        this.highest = cursor;
    }

    /** Takes over what a conversation's own JSON says. */
    void update(JsonNode conversation) {
        counterpart = Counterpart.of(conversation.path("counterpart"));
        highest = Math.max(highest, conversation.path("last_seq").asLong());
    }

    /** Whether the message with that seq is the one to be shown next. Each is at most once. */
    boolean accept(long seq) {
        highest = Math.max(highest, seq);
        if (seq != cursor + 1) {
            return false;
        }
        cursor = seq;
        return true;
    }

    /** Whether there are messages that have not been shown. */
    boolean isBehind() {
        return highest > cursor;
    }

    /** Asks no more for what the server does not give. */
    void giveUp() {
        highest = cursor;
    }

    String id() {
        return id;
    }

    long cursor() {
        return cursor;
    }

    Counterpart counterpart() {
        return counterpart;
    }
}
