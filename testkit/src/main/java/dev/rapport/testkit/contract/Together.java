package dev.rapport.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs things at once: each on a thread of its own, all let go at the same moment. */
public final class Together {

    private static final long LIMIT_SECONDS = 60;
    private static final int MANY = 100_000;

    private Together() {}

    /** What so many calls made at once answer, each given its number from 0. */
    public static <T> List<T> times(int count, IntFunction<T> call) {
        return all(IntStream.range(0, count)
                .<Callable<T>>mapToObj(number -> () -> call.apply(number))
                .toList());
    }

    /** What calls made at once answer, in their places. The first that fails, or hangs, is an {@link AssertionError}. */
    public static <T> List<T> all(List<? extends Callable<? extends T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size(), Together::daemon);
        try {
            CountDownLatch ready = new CountDownLatch(calls.size());
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<? extends T> call : calls) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("one of " + calls.size() + " at once failed: " + failed.getCause(), failed);
        } catch (TimeoutException hangs) {
            throw new AssertionError("one of " + calls.size() + " at once hangs", hangs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asks again and again until the answer is as wanted; the first such answer. */
    static <T> T until(Predicate<? super T> wanted, Supplier<? extends T> ask) {
        for (int i = 0; i < MANY && !Thread.currentThread().isInterrupted(); i++) {
            T answer = ask.get();
            if (wanted.test(answer)) {
                return answer;
            }
        }
        throw new AssertionError("asked " + MANY + " times in vain");
    }

    /** A thread that keeps no machine running: what hangs is told of, and left. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "together");
        thread.setDaemon(true);
        return thread;
    }

    /** One of the two nodes, by turns. */
    static <T> T oneOf(T node, T other, int number) {
        return number % 2 == 0 ? node : other;
    }
}
