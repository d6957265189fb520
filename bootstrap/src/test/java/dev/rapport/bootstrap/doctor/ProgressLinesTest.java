package dev.rapport.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.persistence.audit.AuditListener.Progress;
import dev.rapport.testkit.memory.MutableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final MutableClock clock = new MutableClock(Instant.EPOCH);
    private final StringWriter err = new StringWriter();
    private final ProgressLines lines = new ProgressLines(new PrintWriter(err), clock);

    @Test
    void quickAuditsShouldSayNothing() {
        clock.advance(ProgressLines.INTERVAL.minusMillis(1));
        lines.accept(new Progress(10, 20, 0, 10));

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void longAuditsShouldSayNowAndThenHowFarTheyAre() {
        clock.advance(ProgressLines.INTERVAL);
        lines.accept(new Progress(1_000, 20_000, 0, 5_000));
        clock.advance(Duration.ofMillis(10));
        lines.accept(new Progress(2_000, 30_000, 0, 5_000));
        clock.advance(ProgressLines.INTERVAL);
        lines.accept(new Progress(5_000, 40_000, 500, 5_000));

        assertThat(err.toString().lines())
                .containsExactly(
                        "Looked at 1,000 conversations of about 5,000, 20,000 messages …",
                        "Looked at 5,000 conversations of about 5,000, 40,000 messages, 500 send windows …");
    }
}
