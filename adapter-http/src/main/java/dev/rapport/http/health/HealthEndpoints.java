package dev.rapport.http.health;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.problem.Problems;
import java.util.function.BooleanSupplier;

/** Whether the process lives, and whether it can do its work: for whoever runs it. */
public final class HealthEndpoints {

    private final BooleanSupplier readiness;

    /** @param readiness whether calls can be answered now; asked anew for each call */
    public HealthEndpoints(BooleanSupplier readiness) {
        this.readiness = readiness;
    }

    public Answer live(Call call) {
        return status("live");
    }

    public Answer ready(Call call) {
        return readiness.getAsBoolean() ? status("ready") : Answer.problem(Problems.unavailable());
    }

    private static Answer status(String word) {
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeStringField("status", word);
            json.writeEndObject();
        });
    }
}
