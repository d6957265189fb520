package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;

/** What comes in over a socket. */
sealed interface Incoming {

    /** The server says something: an object with a type. */
    record Frame(JsonNode json) implements Incoming {

        String type() {
            return json.path("type").asText();
        }
    }

    /** The other side lives, and says no more than that. */
    record SignOfLife() implements Incoming {}

    /** Nothing more will come. */
    record End(Ending ending) implements Incoming {}
}
