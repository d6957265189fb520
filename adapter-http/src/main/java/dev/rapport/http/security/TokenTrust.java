package dev.rapport.http.security;

import java.time.Clock;
import java.util.Optional;

/** Which tokens are believed: those signed with a shared secret, or with one of the keys that somebody publishes. */
public sealed interface TokenTrust permits TokenSettings, JwksSettings {

    /** What {@code iss} must say, where that is checked. */
    Optional<String> issuer();

    /** What {@code aud} must name, where that is checked. */
    Optional<String> audience();

    /** Somebody who believes these tokens and no others. */
    TokenVerifier verifier(Clock clock);
}
