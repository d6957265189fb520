package dev.rapport.http.problem;

import dev.rapport.http.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is told when something is refused or fails: RFC 9457 and the contract's section 6.
 *
 * @param code the contract's word for it, on which clients decide
 * @param title the same for every problem of that code
 * @param detail what it is this time, for a developer; never anything of the server's inside
 * @param extras further members, in order: text or numbers
 * @param headers that go with it
 */
public record Problem(
        int status, String code, String title, String detail, Map<String, Object> extras, Map<String, String> headers) {

    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:rapport:problem:";

    public Problem {
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, Map.of(), Map.of());
    }

    /** A stable name of the kind of problem, which nobody has to look up. */
    public String type() {
        return TYPE_PREFIX + code;
    }

    Problem detailed(String words) {
        return new Problem(status, code, title, words, extras, headers);
    }

    Problem with(String name, Object value) {
        return new Problem(status, code, title, detail, added(extras, name, value), headers);
    }

    Problem withHeader(String name, String value) {
        return new Problem(status, code, title, detail, extras, added(headers, name, value));
    }

    public byte[] toJson() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", type());
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("code", code);
            for (Map.Entry<String, Object> extra : extras.entrySet()) {
                json.writeObjectField(extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
        });
    }

    private static <V> Map<String, V> added(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
