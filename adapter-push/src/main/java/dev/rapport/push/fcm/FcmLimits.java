package dev.rapport.push.fcm;

import java.time.Duration;

/** Every limit of the way to FCM, in one place. */
final class FcmLimits {

    /** Pushes, one for each device, that wait, are under way, or rest before another attempt; one more is dropped. */
    static final int MAX_WAITING = 10_000;

    /** How many are handed over together at most, and how many are under way at once. */
    static final int MAX_BATCH = 500;

    /** Requests to FCM at once: each takes one thread of the SDK's. */
    static final int MAX_REQUESTS = 50;

    /** For how many devices and conversations it is remembered what was last handed over. */
    static final int MAX_REMEMBERED = 10_000;

    /** How often one push is tried. */
    static final int MAX_ATTEMPTS = 5;

    /** The longest rest after the first attempt; it doubles with each one after. */
    static final Duration FIRST_REST = Duration.ofSeconds(1);

    /** The longest rest, unless FCM asks for a longer one. */
    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** A push that could not be handed over for so long is not news any more. */
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    /** How long a connection may take to come about. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** How long an answer may take, to its last byte. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** The longest answer: FCM's own have a few hundred bytes. */
    static final int MAX_ANSWER_BYTES = 64 * 1024;

    /** How long stopping waits for what is under way. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private FcmLimits() {}
}
