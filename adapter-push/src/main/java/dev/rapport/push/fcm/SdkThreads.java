package dev.rapport.push.fcm;

import com.google.firebase.FirebaseApp;
import com.google.firebase.ThreadManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The SDK's threads, each waiting for one answer: a bounded number, and none while there is nothing to push. */
final class SdkThreads extends ThreadManager {

    private final AtomicInteger number = new AtomicInteger();

    /** What waits in its queue is bounded by what may be under way. */
    @Override
    protected ExecutorService getExecutor(FirebaseApp app) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                FcmLimits.MAX_REQUESTS,
                FcmLimits.MAX_REQUESTS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                getThreadFactory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    protected void releaseExecutor(FirebaseApp app, ExecutorService threads) {
        threads.shutdownNow();
    }

    @Override
    protected ThreadFactory getThreadFactory() {
        return task -> {
            Thread thread = new Thread(task, "fcm-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
