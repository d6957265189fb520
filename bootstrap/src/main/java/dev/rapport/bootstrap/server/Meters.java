package dev.rapport.bootstrap.server;

import dev.rapport.bootstrap.Build;
import dev.rapport.persistence.ConnectionPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where everything is measured: what the adapters measure, the pool of connections, the machine. */
final class Meters implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Meters() {
        List.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
        Gauge.builder("rapport.build", () -> 1)
                .description("Which version runs: always 1")
                .tag("version", Build.current().version())
                .register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    void watch(ConnectionPool pool) {
        gauge("rapport.pool.active", "Connections that somebody works with", pool, ConnectionPool::active);
        gauge("rapport.pool.idle", "Connections that nobody needs just now", pool, ConnectionPool::idle);
        gauge("rapport.pool.waiting", "Those who wait for a connection", pool, ConnectionPool::waiting);
        gauge("rapport.pool.limit", "The most connections that there may be", pool, ConnectionPool::limit);
    }

    private void gauge(String name, String description, ConnectionPool pool, ToDoubleFunction<ConnectionPool> value) {
        Gauge.builder(name, pool, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
