package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a client got back. */
record Reply(int status, JsonNode body, Optional<String> retryAfter) {

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
