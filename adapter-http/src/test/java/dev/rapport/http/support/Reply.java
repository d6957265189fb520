package dev.rapport.http.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What came back. */
public record Reply(int status, HttpHeaders headers, String body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + body, notJson);
        }
    }

    /** The code of a problem; whatever else came is told of. */
    public String code() {
        if (!header("Content-Type").equals(Optional.of("application/problem+json"))) {
            throw new AssertionError("not a problem: " + this);
        }
        return json().path("code").asText();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
