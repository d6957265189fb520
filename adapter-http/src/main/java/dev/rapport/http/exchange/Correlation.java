package dev.rapport.http.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.slf4j.MDC;

/**
 * The name under which a request is found again: in every line of the log that it causes, in the answer's header, and in
 * the body of a 500. Whoever sends the request, a proxy most likely, may name it; otherwise we do.
 */
public final class Correlation {

    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Correlation-Id";

    /** Under which lines of the log have it. */
    public static final String LOG_KEY = "correlation_id";

    private static final String ATTRIBUTE = Correlation.class.getName();

    /** What can be taken for nothing else in a log, and is long enough to be one of its kind. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

    private Correlation() {}

    /** The request's name: always the same, once it was asked for. */
    public static String of(Request request) {
        Object known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String id) {
            return id;
        }
        String id = given(request.getHeaders());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The name of the request that is answered: its answer has it from the beginning. */
    static String of(HttpServletResponse response) {
        String id = response.getHeader(HEADER);
        return id == null ? fresh() : id;
    }

    /** A name for what is no request. */
    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** Does something whose lines in the log have that name. */
    public static <T> T within(String id, Supplier<T> work) {
        MDC.put(LOG_KEY, id);
        try {
            return work.get();
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    private static String given(HttpFields headers) {
        List<String> values = headers.getValuesList(HEADER);
        return values.size() == 1 && WELL_FORMED.matcher(values.get(0)).matches() ? values.get(0) : fresh();
    }
}
