package dev.rapport.bootstrap.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where live events are delivered: a few threads, of which no socket can hold one. What waits is bounded by the number of
 * conversations and members with news, each of which waits once.
 */
final class LiveThreads implements Executor, AutoCloseable {

    private static final int THREADS = 4;
    private static final int STOP_SECONDS = 1;

    private final ThreadPoolExecutor threads;

    LiveThreads() {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        // Nobody listens any more when this is closed.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Drops what waits. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
