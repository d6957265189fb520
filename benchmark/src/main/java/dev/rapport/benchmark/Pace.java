package dev.rapport.benchmark;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param cold the warm-up of a process that has just been started, until its code is compiled
 * @param warm the warm-up of what a server has not been asked yet, once it is warm
 * @param slice how long each is measured at a time; everything is, twice
 * @param delivery how long messages are sent to be delivered, at each rate
 * @param starts how often the server is started
 */
public record Pace(Duration cold, Duration warm, Duration slice, Duration delivery, int starts) {

    /** For numbers to be published. */
    public static final Pace FULL =
            new Pace(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofSeconds(20), 5);

    /** For a first look: everything in two minutes. */
    public static final Pace QUICK =
            new Pace(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofSeconds(2), 3);
}
