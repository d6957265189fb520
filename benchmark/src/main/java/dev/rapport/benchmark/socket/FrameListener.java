package dev.rapport.benchmark.socket;

import java.io.IOException;

/** Hears what the server says to sockets. */
public interface FrameListener {

    /** For sockets that are only to be there. */
    FrameListener DEAF = (socket, text, nanos) -> {};

    /**
     * A text frame after {@code hello} has come; called by one thread, for which all sockets wait.
     *
     * @param socket the number of the socket
     * @param nanos when it was there, by {@link System#nanoTime}
     */
    void heard(int socket, byte[] text, long nanos) throws IOException;
}
