package dev.rapport.http.security;

import com.auth0.jwt.JWT;
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
        DecodedJWT decoded;
        try {
            decoded = JWT.decode(token);
            if (!ALGORITHM.equals(decoded.getAlgorithm())) {
                return new Verification.Rejected("not signed by " + ALGORITHM);
            }
            algorithm.verify(decoded);
        } catch (JWTVerificationException | NullPointerException notOurs) {
            // The library trips over a header or a payload that is the JSON word null.
            return new Verification.Rejected("not a token of ours: " + notOurs.getMessage());
        }
        return rules.judge(decoded);
    }
}
