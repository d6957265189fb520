package dev.rapport.http.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** What whoever runs the server sees of its sockets. */
final class LiveMetrics {

    private static final String OTHER = "other";

    /** Codes that have a counter of their own; clients may close with any. */
    private static final Set<Integer> CODES =
            Set.of(1000, 1001, 1005, 1006, 1007, 1009, 1011, 1012, 4400, 4401, 4403, 4404, 4408, 4409, 4429);

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<FrameType, Counter> in = new EnumMap<>(FrameType.class);
    private final Map<String, Counter> out = new ConcurrentHashMap<>();
    private final Counter overflows;
    private final Timer delivery;

    LiveMetrics(MeterRegistry registry, IntSupplier open) {
        this.registry = registry;
        Gauge.builder("rapport.sockets.open", open, IntSupplier::getAsInt)
                .description("Sockets that are open")
                .strongReference(true)
                .register(registry);
        for (FrameType type : FrameType.values()) {
            in.put(
                    type,
                    Counter.builder("rapport.frames.in")
                            .description("Frames from clients")
                            .tag("type", type.word())
                            .register(registry));
        }
        overflows = Counter.builder("rapport.outbox.overflows")
                .description("Sockets that were cut off because they did not take what was sent")
                .register(registry);
        delivery = Timer.builder("rapport.delivery")
                .description("From the commit of a message until it is written to a socket")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void received(FrameType type) {
        in.get(type).increment();
    }

    void sent(String type) {
        out.computeIfAbsent(
                        type,
                        word -> Counter.builder("rapport.frames.out")
                                .description("Frames to clients")
                                .tag("type", word)
                                .register(registry))
                .increment();
    }

    void delivered(long nanos) {
        delivery.record(nanos, TimeUnit.NANOSECONDS);
    }

    void overflowed() {
        overflows.increment();
    }

    void closed(int code) {
        Counter.builder("rapport.sockets.closed")
                .description("Sockets that were closed, by whichever side")
                .tag("code", CODES.contains(code) ? Integer.toString(code) : OTHER)
                .register(registry)
                .increment();
    }
}
