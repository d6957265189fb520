package dev.rapport.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many sends a member may have accepted in any minute: a sliding window, exact, without a burst at its edges (rule
 * 6, edge case 8). Half-open: a send leaves the window to the microsecond one {@link #WINDOW} after it was accepted.
 *
 * @param sends the most in any {@link #WINDOW}; 0: no limit
 */
public record RateLimit(int sends) {

    /** The width of the window. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    /** The limit of the ticket. */
    public static final RateLimit DEFAULT = new RateLimit(30);

    /** No limit. */
    public static final RateLimit OFF = new RateLimit(0);

    /** The highest limit: a window keeps the time of every send in it. */
    public static final int MAX_SENDS = 10_000;

    /** @throws IllegalArgumentException when negative or above {@link #MAX_SENDS} */
    public RateLimit {
        if (sends < 0 || sends > MAX_SENDS) {
            throw new IllegalArgumentException("a rate limit is 0 (off) to " + MAX_SENDS + " sends a minute");
        }
    }

    public boolean isOff() {
        return sends == 0;
    }

    /** What the limit says of one more send. */
    public sealed interface Admission {}

    /** It is accepted; this is the window with it. */
    public record Admitted(SendWindow window) implements Admission {}

    /** It is not; from that moment on it would be. */
    public record Denied(Instant until) implements Admission {}

    /** Asks for one more send at that time. Whoever asks under a lock, and keeps the window, can never exceed it. */
    public Admission admit(SendWindow window, Instant at) {
        if (isOff()) {
            return new Admitted(window);
        }
        List<Instant> recent = window.after(at.minus(WINDOW));
        if (recent.size() >= sends) {
            return new Denied(recent.get(recent.size() - sends).plus(WINDOW));
        }
        return new Admitted(new SendWindow(recent).with(at));
    }
}
