package dev.rapport.http.live;

/** What all sockets work with. */
record SocketTools(
        LiveSockets sockets,
        Tickets tickets,
        LiveEntrance entrance,
        FrameEndpoints endpoints,
        LiveMetrics metrics,
        Time time) {}
