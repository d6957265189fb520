package dev.rapport.bootstrap.listen;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before coming back: doubling, and each time between half of it and all of it, at random, so that those
 * whom one restart has thrown out do not all come back in one instant.
 */
final class Backoff {

    private final Patience patience;
    private final RandomGenerator random;
    private Duration ceiling;

    Backoff(Patience patience, RandomGenerator random) {
        this.patience = patience;
        this.random = random;
        this.ceiling = patience.firstPause();
    }

    /** @param lived how long the last connection was of use; where that was long, all begins anew */
    Duration next(Duration lived) {
        if (lived.compareTo(patience.longestPause()) >= 0) {
            ceiling = patience.firstPause();
        }
        long half = ceiling.toNanos() / 2;
        Duration pause = Duration.ofNanos(half + random.nextLong(half + 1));
        Duration doubled = ceiling.multipliedBy(2);
        ceiling = doubled.compareTo(patience.longestPause()) < 0 ? doubled : patience.longestPause();
        return pause;
    }
}
