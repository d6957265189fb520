package dev.rapport.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void countsPerSecondAndTellsPercentilesInMicroseconds() {
        Measured measured = measured(Duration.ofSeconds(2), 100, Duration.ofMillis(50));

        assertThat(measured.perSecond()).isEqualTo(50);
        assertThat(measured.micros(50)).isCloseTo(50, within(0.1));
        assertThat(measured.micros(99)).isCloseTo(99, within(0.1));
        assertThat(measured.cpuMicros(measured.cpu().server())).isEqualTo(500);
    }

    @Test
    void twoMeasurementsWeighByHowLongTheyLasted() {
        Measured both = measured(Duration.ofSeconds(1), 100, Duration.ZERO)
                .plus(measured(Duration.ofSeconds(3), 500, Duration.ofMillis(60)));

        assertThat(both.count()).isEqualTo(600);
        assertThat(both.perSecond()).isEqualTo(150);
        assertThat(both.cpuMicros(both.cpu().server())).isEqualTo(100);
    }

    private static Measured measured(Duration lasted, int count, Duration server) {
        Histogram latencies = Load.histogram();
        for (int i = 1; i <= count; i++) {
            latencies.recordValue(i * 1_000L);
        }
        return new Measured(lasted, latencies, new CpuTime(Duration.ZERO, server, Duration.ZERO));
    }
}
