package dev.rapport.bootstrap.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where push notifications are made: off the path of a send, by a few threads over a bounded queue. What comes when the
 * queue is full is rejected.
 */
final class Notifications implements Executor, AutoCloseable {

    private static final int THREADS = 2;
    private static final int MAX_WAITING = 10_000;
    private static final int STOP_SECONDS = 3;

    private final ThreadPoolExecutor threads;

    Notifications() {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    var thread = new Thread(task, "notifications-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Finishes what waits, for a moment; what is left then is not pushed. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
