package dev.rapport.bootstrap.listen;

import java.net.ConnectException;
import java.net.http.WebSocketHandshakeException;

/**
 * How a connection has ended, and what follows from it: the close codes of CONTRACT, section 5.
 *
 * @param words what it was, for the person at the terminal: no full stop
 */
public record Ending(Next next, String words) {

    /** What the listener does now. */
    public enum Next {
        /** Try again, with the backoff. */
        COME_BACK,
        /** Try again when a socket of the member's may have gone. */
        COME_BACK_LATER,
        /** Try again with a new token, at once. */
        NEW_TOKEN,
        /** Never try again. */
        STAY_AWAY,
        /** Nobody reads any more what is printed. */
        DONE
    }

    private static final int HTTP_UNAUTHORIZED = 401;
    private static final int HTTP_TOO_MANY = 429;

    static Ending closed(int code, String reason) {
        String words = reason.isBlank() ? "close code " + code : "close code " + code + ", " + reason;
        return switch (code) {
            case 4401 -> refusedToken();
            case 4403 -> new Ending(Next.STAY_AWAY, "This member has no access here (" + words + ")");
            case 4404 -> new Ending(Next.STAY_AWAY, "There is no such conversation (" + words + ")");
            case 4409 -> new Ending(Next.COME_BACK_LATER, "This member has too many open sockets (" + words + ")");
            case 1012 -> comeBack("The server restarts");
            default -> comeBack("The server has closed the connection (" + words + ")");
        };
    }

    /** What HTTP answered in place of what was asked for. */
    static Ending answered(int status, String what) {
        if (status == HTTP_UNAUTHORIZED) {
            return refusedToken();
        }
        String words = "It answers " + status + " to " + what;
        boolean isDefinite = status / 100 == 4 && status != HTTP_TOO_MANY;
        return isDefinite ? new Ending(Next.STAY_AWAY, words) : comeBack(words);
    }

    static Ending broken(Throwable failure) {
        if (failure instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            return answered(handshake.getResponse().statusCode(), "a WebSocket");
        }
        if (failure instanceof ConnectException) {
            return comeBack("It cannot be reached");
        }
        String said = failure.getMessage();
        return comeBack(said == null ? failure.getClass().getSimpleName() : said);
    }

    static Ending comeBack(String words) {
        return new Ending(Next.COME_BACK, words);
    }

    private static Ending refusedToken() {
        return new Ending(Next.NEW_TOKEN, "The server does not believe the token, or it has expired");
    }
}
