package dev.rapport.benchmark.part;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: things that are due at even times, whether or not those before are done. Threads take one after the
 * other, and what is late is late from when it was due.
 */
final class Schedule {

    private final int count;
    private final double interval;
    private final long began = System.nanoTime();
    private final AtomicInteger next = new AtomicInteger();

    Schedule(int perSecond, Duration duration) {
        this.count = Math.toIntExact(perSecond * duration.toMillis() / 1_000);
        this.interval = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** How many are due in all. */
    int count() {
        return count;
    }

    /** When the thing of that number is due. */
    long due(int number) {
        return began + (long) (number * interval);
    }

    /** Waits until the next one is due, and answers its number; -1 after the last. */
    int await() {
        int number = next.getAndIncrement();
        if (number >= count) {
            return -1;
        }
        for (long left = due(number) - System.nanoTime(); left > 0; left = due(number) - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return number;
    }
}
