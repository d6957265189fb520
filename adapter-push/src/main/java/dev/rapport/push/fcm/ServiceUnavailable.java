package dev.rapport.push.fcm;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer was 503. Thrown in the place of that answer, because the SDK would try such a request again by itself, up to
 * four times, on a thread that sleeps in between: here there is one place that tries again.
 */
final class ServiceUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    static final int STATUS = 503;

    private final transient Optional<Duration> retryAfter;

    ServiceUnavailable(Optional<Duration> retryAfter) {
        super("HTTP " + STATUS);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
