package dev.rapport.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * A closed loop: so many connections, each with a thread of its own, each of which does the next thing as soon as the one
 * before is done. A step that fails ends the whole run.
 */
public final class Load {

    /** The most that a step may take: one that takes longer has failed. */
    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Step.Opener opener;
    private final CpuMeter cpu;
    private final int connections;

    private volatile boolean counting;
    private volatile boolean ended;

    private Load(int connections, Step.Opener opener, CpuMeter cpu) {
        this.connections = connections;
        this.opener = opener;
        this.cpu = cpu;
    }

    /** Runs for the warm-up, of which nothing counts, and then for as long as is to be measured. */
    public static Measured run(int connections, Step.Opener opener, CpuMeter cpu, Duration warmUp, Duration duration)
            throws Exception {
        return new Load(connections, opener, cpu).run(warmUp, duration);
    }

    /** A histogram of nanoseconds, as all that belong together have to be alike. */
    public static Histogram histogram() {
        return new Histogram(STEP_LIMIT.multipliedBy(2).toNanos(), SIGNIFICANT_DIGITS);
    }

    private Measured run(Duration warmUp, Duration duration) throws Exception {
        List<Step> steps = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                steps.add(opener.open(i));
            }
            List<Future<Histogram>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(threads.submit(endingAllOnFailure(step)));
            }
            pass(warmUp);
            CpuTime before = cpu.read();
            long began = System.nanoTime();
            counting = true;
            pass(duration);
            counting = false;
            Duration lasted = Duration.ofNanos(System.nanoTime() - began);
            CpuTime used = cpu.read().minus(before);
            ended = true;
            return new Measured(lasted, sum(running), used);
        } finally {
            ended = true;
            for (Step step : steps) {
                step.close();
            }
            threads.shutdownNow();
        }
    }

    private void pass(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !ended; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
        }
    }

    private Callable<Histogram> endingAllOnFailure(Step step) {
        return () -> {
            try {
                return repeat(step);
            } catch (Exception failure) {
                ended = true;
                throw failure;
            }
        };
    }

    private Histogram repeat(Step step) throws Exception {
        Histogram latencies = histogram();
        while (!ended) {
            long began = System.nanoTime();
            step.run();
            if (counting) {
                latencies.recordValue(Math.min(System.nanoTime() - began, latencies.getHighestTrackableValue()));
            }
        }
        return latencies;
    }

    private static Histogram sum(List<Future<Histogram>> running) throws Exception {
        Histogram sum = histogram();
        for (Future<Histogram> one : running) {
            try {
                sum.add(one.get(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException failure) {
                throw new IllegalStateException("A request failed: " + failure.getCause(), failure.getCause());
            } catch (TimeoutException late) {
                throw new IllegalStateException("A request was not answered in " + STEP_LIMIT.toSeconds() + " s", late);
            }
        }
        return sum;
    }
}
