package dev.rapport.http.metrics;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;

/** Everything that is measured, in Prometheus' text format: for whoever runs it. */
public final class MetricsEndpoint {

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    public MetricsEndpoint(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    public Answer metrics(Call call) {
        return Answer.of(MEDIA_TYPE, meters.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
