package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That answers which are not described would be noticed. */
class DescriptionTest {

    private static final String UNREAD = "/api/messaging/unread-count/";

    private final Description description = Description.current();

    @Test
    void whatIsDescribedShouldPass() {
        passes("GET", UNREAD, ok("{\"unread_count\": 3}"));
        passes("GET", "/api/messaging/unread-count", ok("{\"unread_count\": 3}"));
        passes("DELETE", "/api/directory/members/t-1/", reply(204, "", ""));
        passes("OPTIONS", UNREAD, reply(204, "", ""));
        passes("PUT", UNREAD, problem(405, "method_not_allowed"));
        passes("GET", "/nowhere/", problem(404, "not_found"));
    }

    @Test
    void whatIsNotDescribedShouldFail() {
        fails("GET", UNREAD, ok("{\"unread_count\": 3, \"more\": 1}"));
        fails("GET", UNREAD, ok("{}"));
        fails("GET", UNREAD, ok("{\"unread_count\": \"3\"}"));
        fails("GET", UNREAD, ok("{\"unread_count\": -1}"));
        fails("GET", UNREAD, reply(200, "text/plain", "{\"unread_count\": 3}"));
        fails("GET", UNREAD, reply(201, "application/json", "{\"unread_count\": 3}"));
        fails("GET", UNREAD, reply(200, "application/json", ""));
        fails("GET", UNREAD, problem(409, "client_message_id_reused"));
        fails("GET", UNREAD, problem(404, "no_such_code"));
        fails("GET", UNREAD, reply(404, "application/json", "{\"unread_count\": 3}"));
        fails("DELETE", "/api/directory/members/t-1/", ok("{}"));
        fails("GET", "/nowhere/", ok("{}"));
    }

    /** 401 says how to do better, 429 and 503 say when. */
    @Test
    void missingHeadersShouldFail() {
        fails("GET", UNREAD, problem(401, "unauthenticated"));
        fails("GET", UNREAD, problem(503, "unavailable"));
    }

    @Test
    void schemasShouldBeClosedToTheirEnds() throws Exception {
        JsonNode page = new ObjectMapper().readTree("""
                {"count": 1, "next": null, "previous": null, "results": [{
                    "member": {"id": "t-7", "name": "Ana", "avatar_url": null, "role": "provider", "label": null},
                    "conversation_id": null}]}
                """);
        assertThat(description.faults("ContactPage", page)).isEmpty();
        assertThat(description.faults("ContactPage", with(page, "\"label\"", "\"lable\"")))
                .isNotEmpty();
        assertThat(description.faults("ContactPage", with(page, "\"provider\"", "\"trainer\"")))
                .isNotEmpty();
        assertThat(description.faults("ContactPage", with(page, "\"t-7\"", "\"t 7\"")))
                .isNotEmpty();
        assertThat(description.faults("Time", new ObjectMapper().readTree("\"2026-02-19T10:15:30Z\"")))
                .isNotEmpty();
    }

    private static JsonNode with(JsonNode page, String words, String others) throws Exception {
        return new ObjectMapper().readTree(page.toString().replace(words, others));
    }

    private void passes(String method, String path, Reply reply) {
        assertThatCode(() -> description.require(method, path, reply)).doesNotThrowAnyException();
    }

    private void fails(String method, String path, Reply reply) {
        assertThatThrownBy(() -> description.require(method, path, reply))
                .as("%s %s %s", method, path, reply)
                .isInstanceOf(AssertionError.class);
    }

    private static Reply ok(String body) {
        return reply(200, "application/json", body);
    }

    private static Reply problem(int status, String code) {
        return reply(status, "application/problem+json", """
                {"type": "urn:rapport:problem:%s", "title": "T", "status": %d, "detail": "D", "code": "%1$s"}
                """.formatted(code, status));
    }

    private static Reply reply(int status, String mediaType, String body) {
        try {
            Map<String, List<String>> headers =
                    mediaType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(mediaType));
            JsonNode json = body.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(body);
            return new Reply(status, HttpHeaders.of(headers, (name, value) -> true), json);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
