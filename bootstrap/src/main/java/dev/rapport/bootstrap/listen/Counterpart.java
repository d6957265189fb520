package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * With whom the listener's member talks.
 *
 * @param id empty where that one was erased, or is not known yet
 */
public record Counterpart(Optional<String> id, String name) {

    /** Of a conversation of which nothing is known yet but its events. */
    static final Counterpart UNKNOWN = new Counterpart(Optional.empty(), "somebody");

    static Counterpart of(JsonNode member) {
        return new Counterpart(
                Optional.ofNullable(member.path("id").textValue()),
                member.path("name").asText());
    }

    boolean is(String member) {
        return id.filter(member::equals).isPresent();
    }
}
