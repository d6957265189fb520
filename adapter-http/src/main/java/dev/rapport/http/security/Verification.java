package dev.rapport.http.security;

import dev.rapport.domain.access.Viewer;
import java.time.Instant;

/** What came of looking at a token. */
public sealed interface Verification {

    /**
     * It is believed.
     *
     * @param expiresAt what its {@code exp} says, without the leeway
     */
    record Accepted(Viewer viewer, Instant expiresAt) implements Verification {}

    /** It would be, had its time not passed. */
    record Expired() implements Verification {}

    /**
     * It is not.
     *
     * @param reason for a log, never for the client
     */
    record Rejected(String reason) implements Verification {}
}
