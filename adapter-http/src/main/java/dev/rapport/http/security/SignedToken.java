package dev.rapport.http.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.interfaces.DecodedJWT;

/** Takes a token apart, whoever has signed it. */
final class SignedToken {

    private SignedToken() {}

    /**
     * The library takes the JSON text {@code null} for headers or claims, and stumbles over it when it is asked.
     *
     * @throws JWTDecodeException when it is no token
     */
    static DecodedJWT decode(String token) {
        DecodedJWT decoded = JWT.decode(token);
        try {
            decoded.getAlgorithm();
            decoded.getClaims();
            return decoded;
        } catch (NullPointerException empty) {
            throw new JWTDecodeException("It has no headers or no claims", empty);
        }
    }
}
