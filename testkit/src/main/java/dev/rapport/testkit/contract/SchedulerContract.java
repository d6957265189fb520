package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Scheduler} must do, whether its time is the machine's or a test's. */
public interface SchedulerContract {

    /** What is tested, and its time. A new one each time it is asked for; it is closed by whoever gives it. */
    Timed fresh(int mostWaiting);

    /** A scheduler with its time. */
    interface Timed {

        Scheduler scheduler();

        /** The time by which tasks are due. */
        Instant now();

        /** Lets time go by until that has happened; an {@link AssertionError} where it does not. */
        void until(CountDownLatch happened) throws InterruptedException;

        /** Closes the scheduler, as far as that is not done; what it runs then has run when this returns. */
        void close();
    }

    /** More than any of these tests has waiting. */
    int PLENTY = 1_000;

    @Test
    default void aTaskShouldRunOnceAndNotBeforeItsTime() throws InterruptedException {
        Timed timed = fresh(PLENTY);
        Duration delay = Duration.ofMillis(50);
        List<Instant> runs = new CopyOnWriteArrayList<>();
        CountDownLatch after = new CountDownLatch(1);
        Instant scheduled = timed.now();
        timed.scheduler().schedule(delay, () -> runs.add(timed.now()));
        timed.scheduler().schedule(delay.multipliedBy(4), after::countDown);
        timed.until(after);
        assertThat(runs).singleElement().satisfies(run -> assertThat(run).isAfterOrEqualTo(scheduled.plus(delay)));
    }

    @Test
    default void aTaskWithoutDelayShouldRun() throws InterruptedException {
        Timed timed = fresh(PLENTY);
        CountDownLatch ran = new CountDownLatch(1);
        timed.scheduler().schedule(Duration.ZERO, ran::countDown);
        timed.until(ran);
    }

    @Test
    default void whatIsDueEarlierShouldNotWaitForWhatIsDueLater() throws InterruptedException {
        Timed timed = fresh(PLENTY);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        timed.scheduler().schedule(Duration.ofMillis(400), () -> {
            order.add("later");
            both.countDown();
        });
        timed.scheduler().schedule(Duration.ofMillis(1), () -> {
            order.add("earlier");
            both.countDown();
        });
        timed.until(both);
        assertThat(order).containsExactly("earlier", "later");
    }

    @Test
    default void aTaskShouldBeAbleToScheduleAnother() throws InterruptedException {
        Timed timed = fresh(1);
        CountDownLatch ran = new CountDownLatch(1);
        timed.scheduler()
                .schedule(Duration.ofMillis(1), () -> timed.scheduler().schedule(Duration.ofMillis(1), ran::countDown));
        timed.until(ran);
    }

    @Test
    default void oneTaskTooManyShouldBeRejected() throws InterruptedException {
        Timed timed = fresh(3);
        CountDownLatch ran = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            timed.scheduler().schedule(Duration.ofMillis(300), ran::countDown);
        }
        AtomicInteger rejected = new AtomicInteger();
        assertThatThrownBy(() -> timed.scheduler().schedule(Duration.ZERO, rejected::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
        timed.until(ran);
        CountDownLatch again = new CountDownLatch(1);
        timed.scheduler().schedule(Duration.ZERO, again::countDown);
        timed.until(again);
        assertThat(rejected).hasValue(0);
    }

    @Test
    default void tasksOfManyAtOnceShouldAllRunOnce() throws InterruptedException {
        Timed timed = fresh(PLENTY);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(400);
        Together.times(8, number -> {
            for (int i = 0; i < 50; i++) {
                timed.scheduler().schedule(Duration.ofMillis(i % 5), () -> {
                    runs.incrementAndGet();
                    all.countDown();
                });
            }
            return true;
        });
        timed.until(all);
        timed.close();
        assertThat(runs).hasValue(400);
    }

    @Test
    default void whatWaitsShouldRunWhenTheSchedulerIsClosed() throws InterruptedException {
        Timed timed = fresh(PLENTY);
        List<String> order = new CopyOnWriteArrayList<>();
        timed.scheduler().schedule(Duration.ofHours(2), () -> order.add("second"));
        timed.scheduler().schedule(Duration.ofHours(1), () -> order.add("first"));
        timed.close();
        assertThat(order).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    default void aClosedSchedulerShouldRejectEveryTask() {
        Timed timed = fresh(PLENTY);
        timed.close();
        timed.close();
        assertThatThrownBy(() -> timed.scheduler().schedule(Duration.ZERO, () -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    default void aTaskThatSchedulesAnotherWhileClosingShouldBeTold() {
        Timed timed = fresh(PLENTY);
        List<RuntimeException> told = new CopyOnWriteArrayList<>();
        timed.scheduler().schedule(Duration.ofHours(1), () -> {
            try {
                timed.scheduler().schedule(Duration.ofHours(1), () -> {});
            } catch (RejectedExecutionException rejected) {
                told.add(rejected);
            }
        });
        timed.close();
        assertThat(told).hasSize(1);
    }
}
