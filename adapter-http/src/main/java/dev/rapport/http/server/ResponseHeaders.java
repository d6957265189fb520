package dev.rapport.http.server;

import dev.rapport.http.exchange.Correlation;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Puts on every response what an API that serves no pages says: show it as nothing else, keep it nowhere; and the name
 * of the request.
 */
final class ResponseHeaders implements HttpConfiguration.Customizer {

    private static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Cache-Control", "no-store"),
            new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"));

    private final Cors cors;

    ResponseHeaders(Cors cors) {
        this.cors = cors;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        ALWAYS.forEach(responseHeaders::put);
        responseHeaders.put(Correlation.HEADER, Correlation.of(request));
        cors.decorate(request.getHeaders(), responseHeaders);
        return request;
    }
}
