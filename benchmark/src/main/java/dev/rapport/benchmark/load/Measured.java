package dev.rapport.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What was measured.
 *
 * @param lasted from the first moment that counts to the last
 * @param latencies of what was done, in nanoseconds
 * @param cpu what was used meanwhile
 */
public record Measured(Duration lasted, Histogram latencies, CpuTime cpu) {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    /** How often it was done. */
    public long count() {
        return latencies.getTotalCount();
    }

    public double perSecond() {
        return count() * NANOS_PER_SECOND / lasted.toNanos();
    }

    /** The latency that so many in a hundred do not exceed, in microseconds. */
    public double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    /** A part of {@link #cpu}, in microseconds for each time that it was done. */
    public double cpuMicros(Duration used) {
        return used.toNanos() / NANOS_PER_MICRO / Math.max(1, count());
    }

    /** Two measurements of the same thing, as one. */
    public Measured plus(Measured other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        CpuTime used = new CpuTime(
                cpu.client().plus(other.cpu.client()),
                cpu.server().plus(other.cpu.server()),
                cpu.database().plus(other.cpu.database()));
        return new Measured(lasted.plus(other.lasted), both, used);
    }
}
