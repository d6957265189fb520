package dev.rapport.application;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;

/** Short words for what a use case answers, so that many fit on a line. */
final class Word {

    /** It was done. */
    static final String OK = "ok";

    /** There is nothing to be seen. */
    static final String NOTHING = "-";

    private Word() {}

    static String of(Result<?> result) {
        return result.refusal().map(Refusal::code).map(Word::of).orElse(OK);
    }

    static String of(RefusalCode code) {
        return switch (code) {
            case CONVERSATION_NOT_FOUND -> "absent";
            case CONVERSATION_ARCHIVED -> "archived";
            case IMPERSONATION_READ_ONLY -> "read-only";
            case START_NOT_ALLOWED -> "no-start";
            case NO_RELATIONSHIP -> "unrelated";
            case FORBIDDEN -> "forbidden";
            case UNKNOWN_MEMBER -> "nobody";
            case NOT_FOUND -> "not-found";
            case INVALID_REQUEST -> "invalid";
            case CONTENT_BLANK -> "blank";
            case CONTENT_TOO_LONG -> "too-long";
            case CONTENT_INVALID -> "not-text";
            case CLIENT_MESSAGE_ID_REUSED -> "reused";
            case RATE_LIMITED -> "limited";
        };
    }
}
