package dev.rapport.domain;

import java.time.Duration;

/** Something that is refused, and what helps whoever asked. A value: exceptions are for faults. */
public sealed interface Refusal {

    RefusalCode code();

    /** A refusal whose code says it all. */
    record Plain(RefusalCode code) implements Refusal {}

    /** A text of so many code points, where so many are allowed. */
    record ContentTooLong(int maxLength, int length) implements Refusal {
        @Override
        public RefusalCode code() {
            return RefusalCode.CONTENT_TOO_LONG;
        }
    }

    /** Too many sends; after so long one is accepted. */
    record RateLimited(Duration retryAfter) implements Refusal {
        @Override
        public RefusalCode code() {
            return RefusalCode.RATE_LIMITED;
        }
    }

    /**
     * A request that can't be meant.
     *
     * @param field the name of what is wrong, in the contract's words
     * @param problem what is wrong with it, as a sentence for a developer
     */
    record InvalidRequest(String field, String problem) implements Refusal {
        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_REQUEST;
        }
    }

    static Refusal of(RefusalCode code) {
        return new Plain(code);
    }
}
