package dev.rapport.benchmark.report;

import dev.rapport.benchmark.load.Measured;
import java.util.Optional;

/**
 * One number and what is to be said of it.
 *
 * @param unit of {@link #ours} and {@link #bare}
 * @param bare the same of the least SQL, measured around ours
 * @param latency of each, where many were done
 * @param cpu that each took, where that was measured
 */
public record Row(
        String what,
        String unit,
        double ours,
        Optional<Double> bare,
        Optional<Target> wanted,
        Optional<Latency> latency,
        Optional<Cpu> cpu) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MEDIAN = 50;
    private static final double ALMOST_ALL = 99;

    /** In milliseconds. */
    public record Latency(double p50, double p99) {

        public static Latency of(Measured measured) {
            return new Latency(
                    measured.micros(MEDIAN) / MICROS_PER_MILLI, measured.micros(ALMOST_ALL) / MICROS_PER_MILLI);
        }
    }

    /** In microseconds for each request. */
    public record Cpu(double client, double server, double database) {

        public static Cpu of(Measured measured) {
            return new Cpu(
                    measured.cpuMicros(measured.cpu().client()),
                    measured.cpuMicros(measured.cpu().server()),
                    measured.cpuMicros(measured.cpu().database()));
        }
    }

    public static Row of(String what, String unit, double ours) {
        return new Row(what, unit, ours, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How often something was done in a second, and all else that was measured meanwhile. */
    public static Row rate(String what, Measured measured) {
        return new Row(
                what,
                "/s",
                measured.perSecond(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Latency.of(measured)),
                Optional.of(Cpu.of(measured)));
    }

    public Row beside(double limit) {
        return new Row(what, unit, ours, Optional.of(limit), wanted, latency, cpu);
    }

    public Row wanted(Target target) {
        return new Row(what, unit, ours, bare, Optional.of(target), latency, cpu);
    }

    public Row with(Latency taken) {
        return new Row(what, unit, ours, bare, wanted, Optional.of(taken), cpu);
    }

    public Optional<Double> ratio() {
        return bare.map(limit -> ours / limit);
    }

    /** Whether it is as it is wanted; empty where nothing is. */
    public Optional<Boolean> reached() {
        return wanted.map(target -> target.isReachedBy(target.ofRatio() ? ratio().orElseThrow() : ours));
    }
}
