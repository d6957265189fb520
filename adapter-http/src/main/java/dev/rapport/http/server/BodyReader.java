package dev.rapport.http.server;

import dev.rapport.http.exchange.RawBody;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Has a body read before anybody handles its request, without holding a thread while it comes: a client that drips its
 * bytes costs the server a connection and {@link RawBody#MAX_BYTES} at most, and that not for long.
 */
final class BodyReader extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("POST", "PUT");

    private final Duration limit;

    /** @param limit how long a body may take to arrive */
    BodyReader(Duration limit) {
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!METHODS.contains(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        if (isNotWorthReading(request)) {
            request.setAttribute(RawBody.ATTRIBUTE, new RawBody.TooLarge());
            return super.handle(request, response, callback);
        }
        new BodyReading(request, limit, new BodyReading.Reader() {
                    @Override
                    public void done(RawBody body) {
                        request.setAttribute(RawBody.ATTRIBUTE, body);
                        pass(request, response, callback);
                    }

                    @Override
                    public void failed(int status) {
                        Response.writeError(request, response, callback, status);
                    }
                })
                .begin();
        return true;
    }

    private static boolean isNotWorthReading(Request request) {
        boolean waitsForConsent = request.getHeaders().contains(HttpHeader.EXPECT);
        long worth = waitsForConsent ? RawBody.MAX_BYTES : BodyReading.MAX_DISCARDED;
        return request.getLength() > worth;
    }

    private void pass(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception fault) {
            Response.writeError(request, response, callback, fault);
        }
    }
}
