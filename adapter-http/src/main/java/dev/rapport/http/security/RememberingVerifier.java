package dev.rapport.http.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the tokens that were believed, so that a client's signature is looked at once and not with each of its
 * requests. What it keeps is a hash of a token and whom it speaks of, never the token. Thread-safe.
 */
final class RememberingVerifier implements TokenVerifier {

    /** Some 250 bytes each. Of more than so many, those go whose last use lies furthest back. */
    static final int MOST = 20_000;

    private final TokenVerifier verifier;
    private final Duration atMost;
    private final Clock clock;
    private final Map<ByteBuffer, Remembered> believed = new Recent();

    /** @param atMost how long a token is remembered, unless it expires before */
    RememberingVerifier(TokenVerifier verifier, Duration atMost, Clock clock) {
        this.verifier = verifier;
        this.atMost = atMost;
        this.clock = clock;
    }

    /** @param until when it has to be looked at again */
    private record Remembered(Verification.Accepted accepted, Instant until) {}

    @Override
    public Verification verify(String token) {
        ByteBuffer key = hash(token);
        Instant now = clock.instant();
        Optional<Remembered> known = recall(key).filter(one -> now.isBefore(one.until()));
        if (known.isPresent()) {
            return known.get().accepted();
        }
        Verification verification = verifier.verify(token);
        if (verification instanceof Verification.Accepted accepted) {
            remember(key, new Remembered(accepted, until(accepted, now)));
        }
        return verification;
    }

    private Instant until(Verification.Accepted accepted, Instant now) {
        Instant expiry = accepted.expiresAt().plus(ClaimRules.LEEWAY);
        Instant limit = now.plus(atMost);
        return expiry.isBefore(limit) ? expiry : limit;
    }

    private Optional<Remembered> recall(ByteBuffer key) {
        synchronized (believed) {
            return Optional.ofNullable(believed.get(key));
        }
    }

    private void remember(ByteBuffer key, Remembered remembered) {
        synchronized (believed) {
            believed.put(key, remembered);
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Those that were used last. */
    private static final class Recent extends LinkedHashMap<ByteBuffer, Remembered> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Remembered> eldest) {
            return size() > MOST;
        }
    }
}
