package dev.rapport.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;

/**
 * What whoever runs the server sees of it.
 *
 * @param readiness whether calls can be answered now; asked for each question about it, so it has to be quick
 * @param meters where everything is measured; served on the management address
 */
public record Operations(BooleanSupplier readiness, PrometheusMeterRegistry meters) {}
