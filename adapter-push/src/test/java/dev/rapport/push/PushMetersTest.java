package dev.rapport.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.push.PushOutcome;
import dev.rapport.testkit.memory.MutableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PushMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PushMeters meters = new PushMeters(registry, new Complaints(MutableClock.standing()));

    private double counted(String outcome) {
        return registry.get("rapport.pushes").tag("outcome", outcome).counter().count();
    }

    @Test
    void everyOutcomeShouldBeThereFromTheStart() {
        assertThat(registry.get("rapport.pushes").counters()).hasSize(PushOutcome.values().length);
        assertThat(counted("no_device")).isZero();
    }

    @Test
    void countShouldCountByOutcome() {
        meters.count(PushOutcome.SENT);
        meters.count(PushOutcome.SENT);
        meters.count(PushOutcome.EXPIRED);
        assertThat(counted("sent")).isEqualTo(2);
        assertThat(counted("expired")).isEqualTo(1);
        assertThat(counted("failed")).isZero();
    }

    @Test
    void dropsShouldBeSaidInTheLogOnce() {
        try (Logged logged = new Logged()) {
            for (int i = 0; i < 100; i++) {
                meters.count(PushOutcome.DROPPED);
            }
            assertThat(logged.lines()).singleElement().asString().contains("dropped");
            assertThat(counted("dropped")).isEqualTo(100);
        }
    }

    @Test
    void watchShouldShowHowManyWait() {
        AtomicInteger waiting = new AtomicInteger(3);
        meters.watch("fcm", waiting::get);
        waiting.set(5);
        assertThat(registry.get("rapport.pushes.waiting")
                        .tag("where", "fcm")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }
}
