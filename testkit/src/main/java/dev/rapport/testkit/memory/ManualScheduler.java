package dev.rapport.testkit.memory;

import dev.rapport.domain.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * A {@link Scheduler} whose time is a test's: nothing runs before {@link #runDue} or {@link #advance}, and then on the
 * thread that calls it, in the order in which it is due. Thread-safe.
 */
public final class ManualScheduler implements Scheduler, AutoCloseable {

    /** For tests in which nothing has to wait: each task runs at once, on the thread that schedules it. */
    public static final Scheduler AT_ONCE = (delay, task) -> task.run();

    private static final int PLENTY = 100_000;

    private final MutableClock clock;
    private final int mostWaiting;
    private final PriorityQueue<Waiting> queue =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparing(Waiting::number));
    private long count;
    private boolean closed;

    private record Waiting(Instant due, long number, Runnable task) {}

    public ManualScheduler(MutableClock clock) {
        this(clock, PLENTY);
    }

    /** @param mostWaiting one more task than that is rejected */
    public ManualScheduler(MutableClock clock, int mostWaiting) {
        this.clock = clock;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public synchronized void schedule(Duration delay, Runnable task) {
        if (closed || queue.size() == mostWaiting) {
            throw new RejectedExecutionException(closed ? "closed" : "too many tasks wait");
        }
        queue.add(new Waiting(clock.instant().plus(delay), count++, task));
    }

    /** Runs what is due by now, and what that makes due. */
    public void runDue() {
        for (Optional<Waiting> next = next(clock.instant()); next.isPresent(); next = next(clock.instant())) {
            run(next.get());
        }
    }

    /** Moves the clock on by that much, and runs what becomes due on the way, each at its time. */
    public void advance(Duration by) {
        Instant end = clock.instant().plus(by);
        for (Optional<Waiting> next = next(end); next.isPresent(); next = next(end)) {
            if (next.get().due().isAfter(clock.instant())) {
                clock.set(next.get().due());
            }
            run(next.get());
        }
        clock.set(end);
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** Takes no more, and runs what waits. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Optional<Waiting> next = next(Instant.MAX); next.isPresent(); next = next(Instant.MAX)) {
            run(next.get());
        }
    }

    private synchronized Optional<Waiting> next(Instant end) {
        return Optional.ofNullable(queue.peek())
                .filter(waiting -> !waiting.due().isAfter(end))
                .map(waiting -> queue.remove());
    }

    private static void run(Waiting waiting) {
        waiting.task().run();
    }
}
