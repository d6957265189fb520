package dev.rapport.http.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Tokens signed by HS256 with a shared secret.
 *
 * @param secret the key of HS256, {@value #MIN_SECRET_BYTES} bytes at least
 * @param issuer what {@code iss} must say, where that is checked
 * @param audience what {@code aud} must name, where that is checked
 */
public record TokenSettings(byte[] secret, Optional<String> issuer, Optional<String> audience) implements TokenTrust {

    /** RFC 7518, section 3.2: a key of the hash's own size or larger. */
    public static final int MIN_SECRET_BYTES = 32;

    /** The secret stays the same for as long as the server runs: what was signed with it once is so for ever. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    public TokenSettings {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("A token secret takes " + MIN_SECRET_BYTES + " bytes at least");
        }
        secret = secret.clone();
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public TokenVerifier verifier(Clock clock) {
        return new RememberingVerifier(new Hs256Verifier(this, clock), REMEMBERED, clock);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSettings that
                && Arrays.equals(secret, that.secret)
                && issuer.equals(that.issuer)
                && audience.equals(that.audience);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(secret), issuer, audience);
    }

    /** Says everything but the secret: settings end up in logs. */
    @Override
    public String toString() {
        return "TokenSettings[secret=(hidden), issuer=" + issuer + ", audience=" + audience + "]";
    }
}
