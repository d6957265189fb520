package dev.rapport.bootstrap.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.http.security.TokenSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Signs tokens that a server with the same settings believes; a host platform's back end does the same in its own way. */
public final class TokenMinter {

    private final TokenSettings settings;
    private final Clock clock;

    public TokenMinter(TokenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The token in its compact form, signed with HS256. */
    public String mint(TokenRequest request) {
        Instant now = clock.instant();
        JWTCreator.Builder token = JWT.create()
                .withSubject(request.subject().value())
                .withIssuedAt(now)
                .withExpiresAt(now.plus(request.timeToLive()));
        settings.issuer().ifPresent(token::withIssuer);
        settings.audience().ifPresent(token::withAudience);
        if (request.role() != ViewerRole.MEMBER) {
            token.withClaim("role", request.role().name().toLowerCase(Locale.ROOT));
        }
        request.impersonator()
                .ifPresent(impersonator ->
                        token.withClaim("impersonating", true).withClaim("act", Map.of("sub", impersonator.value())));
        return token.sign(Algorithm.HMAC256(settings.secret()));
    }
}
