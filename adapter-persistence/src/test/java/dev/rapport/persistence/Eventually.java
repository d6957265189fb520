package dev.rapport.persistence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what becomes true without anybody saying so. */
final class Eventually {

    private Eventually() {}

    /** Runs the assertions until they hold; when the time is over, what they say stands. */
    static void within(Duration limit, Runnable assertions) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                assertions.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
