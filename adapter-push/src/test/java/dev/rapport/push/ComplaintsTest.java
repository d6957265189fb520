package dev.rapport.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final MutableClock clock = MutableClock.standing();
    private final Complaints complaints = new Complaints(clock);
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        logged.close();
    }

    @Test
    void aComplaintShouldNotBeRepeatedForAWhile() {
        for (int i = 0; i < 5; i++) {
            complaints.warn("too full", "number " + i);
        }
        complaints.warn("too slow");
        assertThat(logged.lines()).containsExactly("too full: number 0", "too slow");
        clock.advance(Complaints.PAUSE.minusMillis(1));
        complaints.warn("too full", "number 5");
        assertThat(logged.lines()).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        complaints.warn("too full", "number 6");
        assertThat(logged.lines()).endsWith("too full: number 6 (and 5 more since this was last said)");
        clock.advance(Complaints.PAUSE);
        complaints.warn("too full", "number 7");
        assertThat(logged.lines()).endsWith("too full: number 7");
    }

    @Test
    void aComplaintShouldBeOneLineOfModestLength() {
        complaints.warn("odd", "first\nsecond\r\n" + "x".repeat(10_000));
        assertThat(logged.lines())
                .singleElement()
                .asString()
                .startsWith("odd: first second x")
                .hasSizeLessThan(400);
    }

    @Test
    void manyKindsShouldNotFillTheMemory() {
        for (int i = 0; i < 1_000; i++) {
            complaints.warn("kind " + i);
        }
        assertThat(logged.lines()).hasSize(1_000);
    }
}
