package dev.rapport.push;

import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushTally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts what becomes of pushes, for operators: {@code rapport.pushes} by {@code outcome}, and how many wait where in
 * {@code rapport.pushes.waiting}. Drops are said in the log too, now and then.
 */
public final class PushMeters implements PushTally {

    private static final String PUSHES = "rapport.pushes";
    private static final String WAITING = "rapport.pushes.waiting";

    private final MeterRegistry meters;
    private final Complaints complaints;
    private final Map<PushOutcome, Counter> counters = new EnumMap<>(PushOutcome.class);

    public PushMeters(MeterRegistry meters, Complaints complaints) {
        this.meters = meters;
        this.complaints = complaints;
        for (PushOutcome outcome : PushOutcome.values()) {
            counters.put(outcome, counter(outcome));
        }
    }

    private Counter counter(PushOutcome outcome) {
        return Counter.builder(PUSHES)
                .description("What became of push notifications")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    @Override
    public void count(PushOutcome outcome) {
        counters.get(outcome).increment();
        if (outcome == PushOutcome.DROPPED) {
            complaints.warn("pushes are dropped: too many wait already, or the server stops");
        }
    }

    /** Shows how many wait somewhere on their way. */
    public void watch(String where, Supplier<Number> depth) {
        Gauge.builder(WAITING, depth)
                .description("Push notifications that wait")
                .tag("where", where)
                .register(meters);
    }
}
