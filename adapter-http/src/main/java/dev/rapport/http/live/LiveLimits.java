package dev.rapport.http.live;

import java.time.Duration;

/** What a socket may cost, and how long it may do without (contract, section 5). */
final class LiveLimits {

    /** How long a socket may be open before it is authenticated. */
    static final Duration AUTHENTICATION = Duration.ofSeconds(5);

    /** How often the server pings; told to clients in {@code hello}. */
    static final Duration HEARTBEAT = Duration.ofSeconds(25);

    /** After how long without any sign of life a socket is dropped. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    /** After how long without one it goes when another socket of the member needs its place: a ping was not answered. */
    static final Duration UNANSWERED = Duration.ofSeconds(35);

    /** How long closing may take before the connection is cut. */
    static final Duration CLOSING = Duration.ofSeconds(1);

    /** How often all sockets are looked at. */
    static final Duration SWEEP = Duration.ofMillis(250);

    /** After how many of these looks the delivery is looked at too. */
    static final int SWEEPS_TO_DELIVERY = 20;

    /** The most bytes of a text frame, all its fragments together. */
    static final int MAX_FRAME_BYTES = 65_536;

    /** The most bytes of a frame before the socket is authenticated: a header may be as long. */
    static final int MAX_UNAUTHENTICATED_FRAME_BYTES = 16_384;

    /** What is read at once: most frames are smaller, and it is held while a frame arrives. */
    static final int INPUT_BUFFER_BYTES = 2_048;

    /** The most frames of a socket in any second, those of the protocol too, but for {@code resume}. */
    static final int MAX_FRAMES = 20;

    static final Duration FRAMES_WINDOW = Duration.ofSeconds(1);

    /** The most {@code resume} frames of a socket in any {@link #RESUMES_WINDOW}. */
    static final int MAX_RESUMES = 1_000;

    static final Duration RESUMES_WINDOW = Duration.ofSeconds(10);

    /** The most frames that wait to be written to a socket. */
    static final int MAX_OUTBOX_FRAMES = 1_000;

    /** The most bytes that wait: a full {@code history} has less than 1 MiB. */
    static final int MAX_OUTBOX_BYTES = 2_097_152;

    /** While more bytes than this wait, no frame is read: whoever asks for much has to take it. */
    static final int ROOMY_OUTBOX_BYTES = 65_536;

    private LiveLimits() {}
}
