package dev.rapport.http.problem;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import java.time.Duration;
import java.util.Locale;

/** What the core's refusals look like outside: the one place that gives a code its status, its close code and its words. */
public final class Refusals {

    private Refusals() {}

    /** The contract's word for a code. */
    public static String name(RefusalCode code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    /** With what a socket is closed that is refused for it. */
    public static CloseCode closeCode(RefusalCode code) {
        return switch (code) {
            case CONVERSATION_NOT_FOUND, NOT_FOUND -> CloseCode.NO_CONVERSATION;
            case CONVERSATION_ARCHIVED,
                    IMPERSONATION_READ_ONLY,
                    START_NOT_ALLOWED,
                    NO_RELATIONSHIP,
                    FORBIDDEN,
                    UNKNOWN_MEMBER -> CloseCode.NO_ACCESS;
            case INVALID_REQUEST, CONTENT_BLANK, CONTENT_TOO_LONG, CONTENT_INVALID, CLIENT_MESSAGE_ID_REUSED ->
                CloseCode.MALFORMED;
            case RATE_LIMITED -> CloseCode.TOO_MANY_FRAMES;
        };
    }

    public static Problem problem(Refusal refusal) {
        Problem plain = problem(refusal.code());
        if (refusal instanceof Refusal.ContentTooLong tooLong) {
            return plain.with("max_length", tooLong.maxLength()).with("length", tooLong.length());
        }
        if (refusal instanceof Refusal.RateLimited limited) {
            long seconds = wholeSeconds(limited.retryAfter());
            return plain.with("retry_after_seconds", seconds).withHeader("Retry-After", Long.toString(seconds));
        }
        if (refusal instanceof Refusal.InvalidRequest invalid) {
            return plain.detailed(invalid.problem()).with("field", invalid.field());
        }
        return plain;
    }

    /** Rounded up, so that whoever waits that long is late enough. */
    private static long wholeSeconds(Duration wait) {
        long seconds = wait.getNano() > 0 ? wait.getSeconds() + 1 : wait.getSeconds();
        return Math.max(1, seconds);
    }

    private static Problem problem(RefusalCode code) {
        return switch (code) {
            case CONVERSATION_NOT_FOUND ->
                of(404, code, "No such conversation", "There is no conversation of that id that you may see.");
            case CONVERSATION_ARCHIVED ->
                of(403, code, "Conversation archived", "This conversation is archived: nobody writes in it any more.");
            case IMPERSONATION_READ_ONLY ->
                of(403, code, "Read only", "Whoever looks through somebody else's eyes changes nothing.");
            case START_NOT_ALLOWED -> of(403, code, "Start not allowed", "Only providers start conversations here.");
            case NO_RELATIONSHIP ->
                of(403, code, "No relationship", "You can start conversations with those you work with alone.");
            case FORBIDDEN -> of(403, code, "Forbidden", "Your role does not allow this.");
            case UNKNOWN_MEMBER -> of(403, code, "Unknown member", "The directory does not know the token's member.");
            case NOT_FOUND -> of(404, code, "Not found", "There is nothing here.");
            case INVALID_REQUEST -> of(400, code, "Invalid request", "The request can't be understood.");
            case CONTENT_BLANK -> of(400, code, "Blank content", "A message needs something that can be seen.");
            case CONTENT_TOO_LONG -> of(400, code, "Content too long", "A message has a limit, in code points.");
            case CONTENT_INVALID ->
                of(400, code, "Invalid content", "A message has no control characters and no broken ones.");
            case CLIENT_MESSAGE_ID_REUSED ->
                of(409, code, "Client message id reused", "That id names another message of yours here.");
            case RATE_LIMITED -> of(429, code, "Too many messages", "You have sent as many as a minute allows.");
        };
    }

    private static Problem of(int status, RefusalCode code, String title, String detail) {
        return Problem.of(status, name(code), title, detail);
    }
}
