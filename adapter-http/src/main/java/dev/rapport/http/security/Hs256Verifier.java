package dev.rapport.http.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;

/**
 * Believes tokens that are signed with the shared secret, HMAC over SHA-256, and no others: what a token says of its
 * own algorithm chooses nothing.
 */
public final class Hs256Verifier implements TokenVerifier {

    private static final String ALGORITHM = "HS256";

    private final Algorithm algorithm;
    private final ClaimRules rules;

    public Hs256Verifier(TokenSettings settings, Clock clock) {
        this.algorithm = Algorithm.HMAC256(settings.secret());
        this.rules = new ClaimRules(settings.issuer(), settings.audience(), clock);
    }

    @Override
    public Verification verify(String token) {
        try {
            DecodedJWT decoded = SignedToken.decode(token);
            if (!ALGORITHM.equals(decoded.getAlgorithm())) {
                return new Verification.Rejected("not signed by " + ALGORITHM);
            }
            algorithm.verify(decoded);
            return rules.judge(decoded);
        } catch (JWTVerificationException notOurs) {
            return new Verification.Rejected(notOurs.getMessage());
        }
    }
}
