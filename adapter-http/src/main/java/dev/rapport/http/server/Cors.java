package dev.rapport.http.server;

import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.Correlation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/**
 * Lets pages of the configured origins, and no others, call the API. Tokens travel in a header that a page has to set
 * itself, so there are no credentials to allow.
 */
final class Cors {

    private static final String MAX_AGE_SECONDS = "600";

    private final Set<String> origins;

    Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** What every response says of who may see it. */
    void decorate(HttpFields request, HttpFields.Mutable response) {
        if (origins.isEmpty()) {
            return;
        }
        response.put("Vary", "Origin");
        String origin = request.get("Origin");
        if (origin != null && origins.contains(origin)) {
            response.put("Access-Control-Allow-Origin", origin);
            response.put("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate, " + Correlation.HEADER);
        }
    }

    /** What an OPTIONS request is told: the methods there are, and to a page that asks first, that it may. */
    Map<String, String> options(Call call, String allow) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Allow", allow);
        boolean isPreflight = call.header("Access-Control-Request-Method").isPresent()
                && call.header("Origin").filter(origins::contains).isPresent();
        if (isPreflight) {
            headers.put("Access-Control-Allow-Methods", allow);
            headers.put("Access-Control-Allow-Headers", "Authorization, Content-Type");
            headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
        }
        return headers;
    }
}
