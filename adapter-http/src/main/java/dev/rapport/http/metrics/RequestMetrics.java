package dev.rapport.http.metrics;

import dev.rapport.http.server.AccessLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;

/**
 * Counts requests and how long they take, by route and status, also those that never reached a route. The route is the
 * table's, with names for what varies: a path would make a series of every conversation.
 */
public final class RequestMetrics implements RequestLog {

    /** Where there is no route, or no method that anybody knows. */
    static final String NONE = "none";

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    private RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Has every request of the server counted, beside what the server does with it already. */
    public static void install(Server server, MeterRegistry registry) {
        server.setRequestLog(new RequestLog.Collection(server.getRequestLog(), new RequestMetrics(registry)));
    }

    @Override
    public void log(Request request, Response response) {
        Object route = request.getAttribute(AccessLog.ROUTE);
        Timer.builder("rapport.requests")
                .description("Requests that were answered")
                .tag("method", method(request.getMethod()))
                .tag("route", route == null ? NONE : route.toString())
                .tag("status", Integer.toString(response.getStatus()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
    }

    /** A method that nobody knows is as long as its sender likes, and there is no end to them. */
    private static String method(String name) {
        return HttpMethod.fromString(name) == null ? NONE : name;
    }
}
