package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows events to whoever listens, one line each. */
public interface Printer {

    /**
     * Shows one.
     *
     * @param event a frame of the server's as docs/protocol.md has it
     * @param other with whom it happened, where it did in a conversation
     */
    void print(JsonNode event, Counterpart other);

    /** Whether nobody can see any more what is printed: the pipe behind it is closed. */
    boolean isClosed();
}
