package dev.rapport.http.exchange;

import dev.rapport.http.problem.Problems;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;

/** A request as the endpoints see it. */
public final class Call {

    private static final Pattern JSON_IN_UTF8 = Pattern.compile(
            "application/json(?:\\s*;\\s*charset\\s*=\\s*(?:utf-8|\"utf-8\"))?\\s*;?", Pattern.CASE_INSENSITIVE);

    private final Context context;

    Call(Context context) {
        this.context = context;
    }

    /** A segment of the path, decoded. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** Every value of a header. */
    public List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** The only value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    public Parsed<Query> query() {
        try {
            return Parsed.of(new Query(context.req().getParameterMap()));
        } catch (HttpException.RuntimeException badEncoding) {
            return Parsed.malformed(Problems.invalidRequest("The query is not encoded as it should be."));
        }
    }

    public Parsed<JsonObject> body() {
        Object raw = context.req().getAttribute(RawBody.ATTRIBUTE);
        if (raw instanceof RawBody.TooLarge) {
            return Parsed.malformed(Problems.payloadTooLarge(RawBody.MAX_BYTES));
        }
        byte[] bytes = raw instanceof RawBody.Whole whole ? whole.bytes() : new byte[0];
        return bytes.length == 0 || isJson()
                ? BodyParser.parse(bytes)
                : Parsed.malformed(Problems.unsupportedMediaType());
    }

    private boolean isJson() {
        boolean isPlain = headers("Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase);
        return isPlain
                && header("Content-Type")
                        .filter(type -> JSON_IN_UTF8.matcher(type).matches())
                        .isPresent();
    }
}
