package dev.rapport.http.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.Optional;

/**
 * Believes tokens that are signed by RS256 or ES256 with a published key, and no others. A token names its key; what it
 * says of its algorithm has to be what that key is for.
 */
public final class JwksVerifier implements TokenVerifier {

    private final KeyRing ring;
    private final ClaimRules rules;

    JwksVerifier(KeyRing ring, ClaimRules rules) {
        this.ring = ring;
        this.rules = rules;
    }

    @Override
    public Verification verify(String token) {
        try {
            DecodedJWT decoded = SignedToken.decode(token);
            if (!SignatureAlgorithm.isKnown(decoded.getAlgorithm())) {
                return new Verification.Rejected("not signed by RS256 or ES256");
            }
            Claim id = decoded.getHeaderClaim("kid");
            if (!id.isMissing() && id.asString() == null) {
                return new Verification.Rejected("its kid is no text");
            }
            Optional<Algorithm> key = ring.find(Optional.ofNullable(id.asString()), decoded.getAlgorithm());
            if (key.isEmpty()) {
                return new Verification.Rejected("none of the published keys is its own");
            }
            key.get().verify(decoded);
            return rules.judge(decoded);
        } catch (JWTVerificationException notOurs) {
            return new Verification.Rejected(notOurs.getMessage());
        }
    }
}
