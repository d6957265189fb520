package dev.rapport.testkit.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set: forwards, or backwards as a machine's may be. Thread-safe. */
public final class MutableClock extends Clock {

    /** When {@link #standing()} stands: any moment would do. */
    public static final Instant START = Instant.parse("2026-02-19T10:15:30.123456Z");

    private final AtomicReference<Instant> now;

    public MutableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** A clock that stands at {@link #START}. */
    public static MutableClock standing() {
        return new MutableClock(START);
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves on by that much; backwards by a negative one. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException always: nothing here asks for local time */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is in UTC");
    }
}
