package dev.rapport.http.metrics;

import dev.rapport.application.Result;
import dev.rapport.domain.RefusalCode;
import dev.rapport.http.problem.Refusals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts what became of messages, whichever way they came: those that start a conversation too. A body that is no message
 * at all is counted with the requests.
 */
public final class SendMetrics {

    private static final String NO_CODE = "none";

    private final Counter accepted;
    private final Counter repeated;
    private final Map<RefusalCode, Counter> refused = new EnumMap<>(RefusalCode.class);

    /** Several of them on one registry count together. */
    public SendMetrics(MeterRegistry registry) {
        accepted = counter(registry, "accepted", NO_CODE);
        repeated = counter(registry, "repeated", NO_CODE);
        for (RefusalCode code : RefusalCode.values()) {
            refused.put(code, counter(registry, "refused", Refusals.name(code)));
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome, String code) {
        return Counter.builder("rapport.sends")
                .description("Messages that were to be sent, by what became of them")
                .tag("outcome", outcome)
                .tag("code", code)
                .register(registry);
    }

    /**
     * Counts a result, and hands it on.
     *
     * @param isNew whether the message was not there before
     */
    public <T> Result<T> counted(Result<T> result, Predicate<T> isNew) {
        result.fold(done -> isNew.test(done) ? accepted : repeated, refusal -> refused.get(refusal.code()))
                .increment();
        return result;
    }
}
