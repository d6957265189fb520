package dev.rapport.http.live;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The time, for those who keep sockets.
 *
 * @param clock the time of day, by which tokens expire
 * @param nanos nanoseconds that never go back, by which all else is measured
 */
public record Time(Clock clock, LongSupplier nanos) {

    /** The machine's. */
    public static final Time SYSTEM = new Time(Clock.systemUTC(), System::nanoTime);
}
