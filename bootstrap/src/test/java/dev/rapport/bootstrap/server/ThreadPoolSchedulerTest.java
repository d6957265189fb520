package dev.rapport.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Scheduler;
import dev.rapport.testkit.contract.SchedulerContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadPoolSchedulerTest implements SchedulerContract {

    private final List<ThreadPoolScheduler> opened = new ArrayList<>();

    private ThreadPoolScheduler open(int threads, int mostWaiting) {
        ThreadPoolScheduler scheduler = new ThreadPoolScheduler("test", threads, mostWaiting);
        opened.add(scheduler);
        return scheduler;
    }

    @AfterEach
    void close() {
        opened.forEach(ThreadPoolScheduler::close);
    }

    @Override
    public Timed fresh(int mostWaiting) {
        ThreadPoolScheduler scheduler = open(2, mostWaiting);
        long start = System.nanoTime();
        return new Timed() {
            @Override
            public Scheduler scheduler() {
                return scheduler;
            }

            /** By the clock that the threads wait on, which nobody sets. */
            @Override
            public Instant now() {
                return Instant.EPOCH.plusNanos(System.nanoTime() - start);
            }

            @Override
            public void until(CountDownLatch happened) throws InterruptedException {
                await(happened);
            }

            @Override
            public void close() {
                scheduler.close();
            }
        };
    }

    private static void await(CountDownLatch happened) throws InterruptedException {
        assertThat(happened.await(30, TimeUnit.SECONDS)).as("happened in time").isTrue();
    }

    @Test
    void aTaskThatThrowsShouldHarmNoOther() throws InterruptedException {
        ThreadPoolScheduler scheduler = open(1, 100);
        CountDownLatch after = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            scheduler.schedule(Duration.ZERO, () -> {
                after.countDown();
                throw new IllegalStateException("planted");
            });
        }
        await(after);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void aTaskThatRunsShouldTakeNoRoom() throws InterruptedException {
        ThreadPoolScheduler scheduler = open(1, 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            awaitQuietly(end);
        });
        await(begun);
        scheduler.schedule(Duration.ZERO, ran::countDown);
        assertThat(scheduler.waiting()).isEqualTo(1);
        end.countDown();
        await(ran);
    }

    @Test
    void aTaskThatDoesNotEndShouldNotHoldTheEnd() throws InterruptedException {
        ThreadPoolScheduler scheduler = open(1, 10);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger never = new AtomicInteger();
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            awaitQuietly(new CountDownLatch(1));
            interrupted.countDown();
        });
        scheduler.schedule(Duration.ofHours(1), never::incrementAndGet);
        await(begun);
        scheduler.close();
        await(interrupted);
        assertThat(never).hasValue(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException brokenOff) {
            Thread.currentThread().interrupt();
        }
    }

    @RepeatedTest(20)
    void closingWhileOthersScheduleShouldLoseNothing() throws InterruptedException {
        ThreadPoolScheduler scheduler = open(2, 1_000);
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch going = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                for (int i = 0; i < 1_000; i++) {
                    scheduler.schedule(Duration.ofHours(1), ran::incrementAndGet);
                    accepted.incrementAndGet();
                    going.countDown();
                }
            } catch (RejectedExecutionException closed) {
                going.countDown();
            }
        });
        other.start();
        await(going);
        scheduler.close();
        other.join();
        assertThat(ran).hasValue(accepted.get());
    }
}
