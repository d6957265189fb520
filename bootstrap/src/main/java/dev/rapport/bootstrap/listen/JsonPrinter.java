package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Events as the protocol has them, for programs. A message that was fetched, because it was missed, is a
 * {@code chat.new_message} like any other.
 */
public final class JsonPrinter implements Printer {

    private final PrintWriter out;

    public JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(JsonNode event, Counterpart other) {
        out.println(event);
        out.flush();
    }

    @Override
    public boolean isClosed() {
        return out.checkError();
    }
}
