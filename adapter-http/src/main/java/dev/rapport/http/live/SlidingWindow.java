package dev.rapport.http.live;

import java.time.Duration;
import java.util.Arrays;

/** Lets so many pass in any span of time, exactly. Takes the room that it needs. For one thread at a time. */
final class SlidingWindow {

    private static final int INITIAL = 8;

    private final int limit;
    private final long width;
    private long[] times;
    private int first;
    private int count;

    SlidingWindow(int limit, Duration width) {
        this.limit = limit;
        this.width = width.toNanos();
        this.times = new long[Math.min(INITIAL, limit)];
    }

    /** Whether one more may pass at that time, in nanoseconds. */
    boolean admit(long now) {
        while (count > 0 && now - times[first] >= width) {
            first = (first + 1) % times.length;
            count--;
        }
        if (count == limit) {
            return false;
        }
        if (count == times.length) {
            grow();
        }
        times[(first + count++) % times.length] = now;
        return true;
    }

    private void grow() {
        long[] more = Arrays.copyOf(Arrays.copyOfRange(times, first, times.length), Math.min(limit, 2 * times.length));
        System.arraycopy(times, 0, more, times.length - first, first);
        times = more;
        first = 0;
    }
}
