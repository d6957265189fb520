package dev.rapport.http.exchange;

import dev.rapport.domain.Refusal;
import dev.rapport.http.json.Json;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What goes back to the client: a value until it is written. */
public final class Answer {

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = headers;
    }

    public static Answer ok(Json.Value value) {
        return json(200, value);
    }

    /** Something that is not JSON. */
    public static Answer of(String mediaType, byte[] body) {
        return new Answer(200, mediaType, body, Map.of());
    }

    /** 201 for what is new, 200 for what stood there already. */
    public static Answer stored(boolean isNew, Json.Value value) {
        return json(isNew ? 201 : 200, value);
    }

    public static Answer noContent() {
        return noContent(Map.of());
    }

    public static Answer noContent(Map<String, String> headers) {
        return new Answer(204, null, NOTHING, headers);
    }

    /** Something that is not JSON. */
    public static Answer content(String mediaType, byte[] body, Map<String, String> headers) {
        return new Answer(200, mediaType, body, headers);
    }

    /** What the client has is what there is. */
    public static Answer notModified(Map<String, String> headers) {
        return new Answer(304, null, NOTHING, headers);
    }

    /** For good; the method stays. */
    public static Answer movedTo(String path) {
        return new Answer(308, null, NOTHING, Map.of("Location", path));
    }

    public static Answer problem(Problem problem) {
        return new Answer(problem.status(), Problem.MEDIA_TYPE, problem.toJson(), problem.headers());
    }

    public static Answer refused(Refusal refusal) {
        return problem(Refusals.problem(refusal));
    }

    private static Answer json(int status, Json.Value value) {
        return new Answer(status, Json.MEDIA_TYPE, Json.bytes(value), Map.of());
    }

    /**
     * Writes the answer. The stream stays open on purpose: what fits into its buffer is then sent after the thread has
     * gone, whatever the speed of the client.
     */
    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        headers.forEach(response::setHeader);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
