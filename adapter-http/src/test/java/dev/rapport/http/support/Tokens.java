package dev.rapport.http.support;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.security.TokenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mints tokens that the server under test believes. */
public final class Tokens {

    public static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(StandardCharsets.UTF_8);

    public static final TokenSettings SETTINGS = new TokenSettings(SECRET, Optional.empty(), Optional.empty());

    private final Clock clock;

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    public String of(MemberId member) {
        return with(member.value(), token -> token);
    }

    public String ofService() {
        return with("platform", token -> token.withClaim("role", "service"));
    }

    public String ofAdmin() {
        return with("boss", token -> token.withClaim("role", "admin"));
    }

    /** Of somebody who looks through the member's eyes. */
    public String impersonating(MemberId member) {
        return with(member.value(), token -> token.withClaim("impersonating", true));
    }

    /** Good for an hour, but for what is changed. */
    public String with(String subject, UnaryOperator<JWTCreator.Builder> change) {
        JWTCreator.Builder token =
                JWT.create().withSubject(subject).withExpiresAt(clock.instant().plus(Duration.ofHours(1)));
        return change.apply(token).sign(Algorithm.HMAC256(SECRET));
    }
}
