package dev.rapport.bootstrap.listen;

import java.time.Duration;

/**
 * How long the listener waits, and for what (docs/protocol.md).
 *
 * @param firstPause before it comes back for the first time
 * @param longestPause to which that doubles
 * @param fullPause before it comes back where the member has as many sockets as may be
 * @param quiet after which a socket of which nothing is heard is asked for a sign of life; when that does not come within the
 *     same time again, it counts as dead
 */
public record Patience(Duration firstPause, Duration longestPause, Duration fullPause, Duration quiet) {

    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(5));

    /** For the answer to anything that is asked: a connection, a page, that something is sent. */
    static final Duration ANSWER = Duration.ofSeconds(10);

    /** For the other side's last word when the listener itself closes a socket. */
    static final Duration FAREWELL = Duration.ofSeconds(1);
}
