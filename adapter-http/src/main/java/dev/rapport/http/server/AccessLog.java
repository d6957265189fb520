package dev.rapport.http.server;

import dev.rapport.http.exchange.Correlation;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each request, also for those that never reached a route. It names the route and never the path or the
 * query, in which there are push tokens and what people search for.
 */
public final class AccessLog implements RequestLog {

    /** The request's attribute that names its route. */
    public static final String ROUTE = AccessLog.class.getName() + ".route";

    private static final Logger LOG = LoggerFactory.getLogger("dev.rapport.http.access");

    @Override
    public void log(Request request, Response response) {
        if (LOG.isInfoEnabled()) {
            Object route = request.getAttribute(ROUTE);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime());
            MDC.put(Correlation.LOG_KEY, Correlation.of(request));
            LOG.info(
                    "{} {} {} {} ms",
                    method(request.getMethod()),
                    route == null ? "-" : route,
                    response.getStatus(),
                    millis);
            MDC.remove(Correlation.LOG_KEY);
        }
    }

    /** A method that nobody knows is as long as its sender likes. */
    private static String method(String name) {
        return HttpMethod.fromString(name) == null ? "-" : name;
    }
}
