package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a client got back. */
record Reply(int status, HttpHeaders headers, JsonNode body) {

    Optional<String> retryAfter() {
        return header("Retry-After");
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The reply, if it has that status; otherwise the scenario fails, with the whole reply in words. */
    Reply expect(int expected) {
        assertThat(status).as("%s", body).isEqualTo(expected);
        return this;
    }

    /** The reply, if it is a problem of that status and code. */
    Reply refused(int expected, String code) {
        expect(expected);
        assertThat(code()).as("%s", body).isEqualTo(code);
        return this;
    }

    String code() {
        return text("/code");
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** The names of an object's fields; of the whole body with {@code ""}. */
    Set<String> fields(String pointer) {
        Set<String> names = new TreeSet<>();
        body.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    long number(String pointer) {
        assertThat(body.at(pointer).isNumber()).as("%s of %s", pointer, body).isTrue();
        return body.at(pointer).asLong();
    }

    boolean truth(String pointer) {
        assertThat(body.at(pointer).isBoolean()).as("%s of %s", pointer, body).isTrue();
        return body.at(pointer).asBoolean();
    }

    boolean isNull(String pointer) {
        return body.at(pointer).isNull();
    }

    /** One value of each result. */
    List<String> results(String pointer) {
        return StreamSupport.stream(body.at("/results").spliterator(), false)
                .map(result -> result.at(pointer).asText())
                .toList();
    }
}
