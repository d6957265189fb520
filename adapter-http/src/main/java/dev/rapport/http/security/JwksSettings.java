package dev.rapport.http.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens signed by RS256 or ES256 with a key that the platform publishes as a JWK Set (RFC 7517).
 *
 * @param url where the keys lie: {@code https}, or {@code http} on loopback, since whoever can change them on the way can
 *     be anybody
 */
public record JwksSettings(URI url, Optional<String> issuer, Optional<String> audience) implements TokenTrust {

    /** A key that is withdrawn goes with the next set: its tokens are let in for so long after that, at most. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException when keys may not lie there */
    public JwksSettings {
        if (!isTrustworthy(url)) {
            throw new IllegalArgumentException("keys lie at an https URL, or http on loopback");
        }
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(audience, "audience");
    }

    /** The URL, where the text is one that keys may lie at. */
    public static Optional<URI> parseUrl(String text) {
        try {
            return Optional.of(new URI(text)).filter(JwksSettings::isTrustworthy);
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static boolean isTrustworthy(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(url.getHost());
    }

    /** Asks for the keys at once, and waits for them no earlier than the first token does. */
    @Override
    public TokenVerifier verifier(Clock clock) {
        KeyRing ring = new KeyRing(new KeySetDownload(url)::begin, clock);
        ring.prepare();
        return new RememberingVerifier(
                new JwksVerifier(ring, new ClaimRules(issuer, audience, clock)), REMEMBERED, clock);
    }
}
