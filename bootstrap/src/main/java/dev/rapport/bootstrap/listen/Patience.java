package dev.rapport.bootstrap.listen;

import java.time.Duration;

/**
 * How long the listener waits, and for what (docs/protocol.md).
 *
 * @param firstPause before it comes back for the first time
 * @param longestPause to which that doubles
 * @param fullPause before it comes back where the member has as many sockets as may be
 * @param silence after which a socket that nothing is heard of counts as dead
 */
public record Patience(Duration firstPause, Duration longestPause, Duration fullPause, Duration silence) {

    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** For the answer to anything that is asked: a connection, a page, the greeting. */
    static final Duration ANSWER = Duration.ofSeconds(10);

    /** For the other side's last word when the listener itself closes a socket. */
    static final Duration FAREWELL = Duration.ofSeconds(1);
}
