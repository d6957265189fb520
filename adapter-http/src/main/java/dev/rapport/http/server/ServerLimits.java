package dev.rapport.http.server;

import java.time.Duration;

/**
 * What a server bears with.
 *
 * @param threads that may work at once
 * @param idle how long a connection may be silent
 * @param request how long the headers of a request may take to arrive, and then its body
 * @param stop how long what is under way may take when the server stops
 */
public record ServerLimits(int threads, Duration idle, Duration request, Duration stop) {

    /** For the API. */
    public static final ServerLimits DEFAULT =
            new ServerLimits(200, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10));

    /** For a server that has little to do. */
    public static final ServerLimits SMALL =
            new ServerLimits(8, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** How long a connection may be silent once the server stops. */
    static final int IDLE_WHEN_STOPPING_MILLIS = 500;

    /** The most bytes of a request's line and headers together: beyond is 431. */
    static final int MAX_HEADER_BYTES = 16_384;
}
