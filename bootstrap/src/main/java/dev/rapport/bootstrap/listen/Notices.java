package dev.rapport.bootstrap.listen;

import java.io.PrintWriter;

/** Tells the person at the terminal how the connection is, apart from what comes over it: once for each change. */
public final class Notices {

    private final PrintWriter err;
    private final ServerAddress server;
    private String last = "";
    private boolean wasConnected;

    public Notices(PrintWriter err, ServerAddress server) {
        this.err = err;
        this.server = server;
    }

    void connected(String member) {
        say(
                wasConnected
                        ? "Connected again."
                        : "Connected to " + server + " as " + member + ": events appear here. Ctrl-C ends it.");
        wasConnected = true;
    }

    void disconnected(Ending ending) {
        say(server + ": " + ending.words() + "; " + (wasConnected ? "reconnecting…" : "trying again…"));
    }

    void say(String words) {
        String line = OneLine.of(words);
        if (!line.equals(last)) {
            last = line;
            err.println(line);
            err.flush();
        }
    }
}
