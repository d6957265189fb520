package dev.rapport.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testkit.contract.SchedulerContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest implements SchedulerContract {

    private final MutableClock clock = MutableClock.standing();
    private final ManualScheduler scheduler = new ManualScheduler(clock);

    @Override
    public Timed fresh(int mostWaiting) {
        return new Driven(clock, new ManualScheduler(clock, mostWaiting));
    }

    private record Driven(MutableClock clock, ManualScheduler scheduler) implements Timed {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void until(CountDownLatch happened) {
            scheduler.advance(Duration.ofMinutes(1));
            assertThat(happened.getCount()).isZero();
        }

        @Override
        public void close() {
            scheduler.close();
        }
    }

    @Test
    void nothingShouldRunByItself() {
        List<String> ran = new ArrayList<>();
        scheduler.schedule(Duration.ZERO, () -> ran.add("now"));
        scheduler.schedule(Duration.ofSeconds(5), () -> ran.add("later"));
        assertThat(ran).isEmpty();
        assertThat(scheduler.waiting()).isEqualTo(2);
        scheduler.runDue();
        assertThat(ran).containsExactly("now");
        assertThat(scheduler.waiting()).isEqualTo(1);
    }

    @Test
    void advanceShouldStopTheClockAtEachTask() {
        List<Instant> times = new ArrayList<>();
        scheduler.schedule(Duration.ofSeconds(1), () -> {
            times.add(clock.instant());
            scheduler.schedule(Duration.ofSeconds(1), () -> times.add(clock.instant()));
        });
        scheduler.schedule(Duration.ofSeconds(4), () -> times.add(clock.instant()));
        scheduler.advance(Duration.ofSeconds(3));
        assertThat(times).containsExactly(MutableClock.START.plusSeconds(1), MutableClock.START.plusSeconds(2));
        assertThat(clock.instant()).isEqualTo(MutableClock.START.plusSeconds(3));
    }
}
