package dev.rapport.http.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a socket was last heard of, in nanoseconds. Written by the socket's own threads, read by others. */
final class Signs {

    private final LongSupplier nanos;
    private volatile long opened;
    private volatile long heard;
    private volatile long framed;
    private volatile long closing;
    private long pinged;

    Signs(LongSupplier nanos) {
        this.nanos = nanos;
        opened();
    }

    long now() {
        return nanos.getAsLong();
    }

    void opened() {
        opened = now();
        heard = opened;
        framed = opened;
        pinged = opened;
    }

    /** A frame of the client's: a person is there. */
    void frame() {
        framed = now();
        heard = framed;
    }

    /** A frame of the protocol's: the connection is there. */
    void heard() {
        heard = now();
    }

    void closing() {
        closing = now();
    }

    boolean isOpenFor(Duration time) {
        return now() - opened >= time.toNanos();
    }

    boolean isSilentFor(Duration time) {
        return now() - heard >= time.toNanos();
    }

    boolean isWithoutFrameFor(Duration time) {
        return now() - framed >= time.toNanos();
    }

    boolean isClosingFor(Duration time) {
        return now() - closing >= time.toNanos();
    }

    /** Whether it is time for a ping; then it counts as sent. Asked by one thread alone. */
    boolean isPingDue(Duration interval) {
        long now = now();
        boolean isDue = now - pinged >= interval.toNanos();
        if (isDue) {
            pinged = now;
        }
        return isDue;
    }
}
