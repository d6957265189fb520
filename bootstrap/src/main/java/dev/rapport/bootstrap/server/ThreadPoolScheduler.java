package dev.rapport.bootstrap.server;

import dev.rapport.domain.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Scheduler} by a few threads of its own, for a bounded number of tasks that wait. */
final class ThreadPoolScheduler implements Scheduler, AutoCloseable {

    /** How long closing waits for tasks to end. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(ThreadPoolScheduler.class);

    private final String name;
    private final ScheduledThreadPoolExecutor threads;
    private final int mostWaiting;
    private final Semaphore room;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /** @param name what its threads are called */
    ThreadPoolScheduler(String name, int threads, int mostWaiting) {
        this.name = name;
        this.mostWaiting = mostWaiting;
        this.room = new Semaphore(mostWaiting);
        var number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(threads, task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.threads.setRemoveOnCancelPolicy(true);
    }

    /** A task until it begins, which it does once, whoever is the first to run it. */
    private final class Waiting implements Runnable {

        private final Runnable task;
        private final long due;
        private volatile Future<?> timer;

        private Waiting(Runnable task, long due) {
            this.task = task;
            this.due = due;
        }

        @Override
        public void run() {
            if (!waiting.remove(this)) {
                return;
            }
            room.release();
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("A task of {} failed", name, fault);
            } catch (Error fault) {
                LOG.error("A task of {} failed", name, fault);
                throw fault;
            }
        }
    }

    @Override
    public synchronized void schedule(Duration delay, Runnable task) {
        if (closed || !room.tryAcquire()) {
            throw new RejectedExecutionException(closed ? "closed" : mostWaiting + " tasks wait already");
        }
        Waiting entry = new Waiting(task, System.nanoTime() + delay.toNanos());
        waiting.add(entry);
        entry.timer = threads.schedule(entry, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** How many tasks wait. */
    int waiting() {
        return mostWaiting - room.availablePermits();
    }

    /** Runs at once what waits, the one that is due first to begin with; what takes too long is broken off. */
    @Override
    public void close() {
        if (begunToClose()) {
            return;
        }
        waiting.stream()
                .sorted(Comparator.comparingLong(task -> task.due - System.nanoTime()))
                .forEach(this::runAtOnce);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                LOG.warn("{} task(s) of {} are given up", waiting(), name);
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean begunToClose() {
        boolean before = closed;
        closed = true;
        return before;
    }

    /** A task of which the timer has just rung is not run twice. */
    private void runAtOnce(Waiting task) {
        task.timer.cancel(false);
        threads.execute(task);
    }
}
