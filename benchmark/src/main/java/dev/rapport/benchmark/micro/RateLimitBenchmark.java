package dev.rapport.benchmark.micro;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.limit.SendWindow;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rate rule: one more send by somebody who has sent so many in the last minute. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RateLimitBenchmark {

    private static final Instant NOW = Instant.parse("2026-02-19T10:15:30.123456Z");

    private final SendWindow[] windows = IntStream.rangeClosed(0, RateLimit.DEFAULT.sends())
            .mapToObj(sent -> new SendWindow(IntStream.range(0, sent)
                    .mapToObj(send -> NOW.minusSeconds(send + 1L))
                    .toList()))
            .toArray(SendWindow[]::new);

    /** 30 is refused. */
    @Param({"0", "15", "30"})
    int sent;

    @Benchmark
    public RateLimit.Admission admit() {
        return RateLimit.DEFAULT.admit(windows[sent], NOW);
    }
}
