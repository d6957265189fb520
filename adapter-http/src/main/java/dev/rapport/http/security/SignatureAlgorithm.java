package dev.rapport.http.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** With what a published key may sign. The key decides that, and never the token. */
enum SignatureAlgorithm {
    RS256,
    ES256;

    private static final Set<String> NAMES =
            Stream.of(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** RFC 7518, section 3.3. */
    static final int MIN_RSA_BITS = 2048;

    /** What checks the key's signatures; empty where it is for other things, or not good enough. */
    static Optional<Algorithm> of(JWK key) throws JOSEException {
        if (!isForSignatures(key)) {
            return Optional.empty();
        }
        if (key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS && isNamed(key, RS256)) {
            return Optional.of(Algorithm.RSA256(rsa.toRSAPublicKey(), null));
        }
        if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && isNamed(key, ES256)) {
            return Optional.of(Algorithm.ECDSA256(ec.toECPublicKey(), null));
        }
        return Optional.empty();
    }

    /** Whether any key signs by that. */
    static boolean isKnown(String name) {
        return name != null && NAMES.contains(name);
    }

    private static boolean isForSignatures(JWK key) {
        boolean isForUse = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        return isForUse
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static boolean isNamed(JWK key, SignatureAlgorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm.name());
    }
}
