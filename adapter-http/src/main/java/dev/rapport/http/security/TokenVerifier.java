package dev.rapport.http.security;

/**
 * Tells who a token speaks of. Thread-safe. One that can't tell at the moment, because the keys are out of reach, throws
 * {@link dev.rapport.domain.Unavailable}.
 */
public interface TokenVerifier {

    Verification verify(String token);
}
