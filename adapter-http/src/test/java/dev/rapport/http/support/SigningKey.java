package dev.rapport.http.support;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/**
 * A pair of keys as a platform has it.
 *
 * @param published its public half, as it is published
 * @param signing what signs with its private half
 */
public record SigningKey(JWK published, Algorithm signing) {

    public static SigningKey rsa(String id) {
        return rsa(id, 2048);
    }

    public static SigningKey rsa(String id, int bits) {
        KeyPair pair = pair("RSA", generator -> generator.initialize(bits));
        RSAPublicKey shown = (RSAPublicKey) pair.getPublic();
        return new SigningKey(new RSAKey.Builder(shown).keyID(id).build(), Algorithm.RSA256(shown, (RSAPrivateKey)
                pair.getPrivate()));
    }

    public static SigningKey ec(String id) {
        KeyPair pair = pair("EC", generator -> generator.initialize(new ECGenParameterSpec("secp256r1")));
        ECPublicKey shown = (ECPublicKey) pair.getPublic();
        return new SigningKey(
                new ECKey.Builder(Curve.P_256, shown).keyID(id).build(),
                Algorithm.ECDSA256(shown, (ECPrivateKey) pair.getPrivate()));
    }

    private interface Setup {
        void of(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair pair(String type, Setup setup) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            setup.of(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** These keys as a JWK Set. */
    public static String set(SigningKey... keys) {
        return new JWKSet(List.of(keys).stream().map(SigningKey::published).toList()).toString();
    }
}
