package dev.rapport.http.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Published keys, as far as they sign tokens that we believe. There is one at least. */
record KeySet(List<PublishedKey> keys) {

    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

    /** What a document is that is no such set; never what stands in it. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A key, and what checks its signatures. */
    record PublishedKey(Optional<String> id, Algorithm algorithm) {}

    /**
     * Reads a JWK Set, and leaves out of it what is not for us, or not as it should be.
     *
     * @throws Unusable where it is none, or nothing is left
     */
    static KeySet parse(String document) throws Unusable {
        // Some publish a key twice: it is one all the same.
        List<PublishedKey> keys = members(document)
                .distinct()
                .map(KeySet::key)
                .flatMap(Optional::stream)
                .toList();
        if (keys.isEmpty()) {
            throw new Unusable("none of the keys there is for RS256 or ES256", null);
        }
        return new KeySet(keys);
    }

    private static Stream<?> members(String document) throws Unusable {
        try {
            if (JSONObjectUtils.parse(document).get("keys") instanceof List<?> members) {
                return members.stream();
            }
            throw new Unusable("what lies there has no list of keys", null);
        } catch (ParseException | NullPointerException malformed) {
            throw new Unusable("what lies there is no JWK Set", malformed);
        }
    }

    private static Optional<PublishedKey> key(Object member) {
        if (!(member instanceof Map<?, ?> fields)) {
            return Optional.empty();
        }
        try {
            JWK key = JWK.parse(named(fields));
            return SignatureAlgorithm.of(key)
                    .map(algorithm -> new PublishedKey(Optional.ofNullable(key.getKeyID()), algorithm));
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            LOG.debug("One of the published keys is none", malformed);
            return Optional.empty();
        }
    }

    private static Map<String, Object> named(Map<?, ?> fields) {
        Map<String, Object> named = new HashMap<>();
        fields.forEach((name, value) -> named.put((String) name, value));
        return named;
    }

    /**
     * The key for a token, if it can be only one.
     *
     * @param id the token's {@code kid}, if it has one: a token without it is checked by the only key of its algorithm
     */
    Optional<Algorithm> find(Optional<String> id, String algorithm) {
        List<Algorithm> found = keys.stream()
                .filter(key -> key.algorithm().getName().equals(algorithm))
                .filter(key -> id.isEmpty() || key.id().equals(id))
                .map(PublishedKey::algorithm)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
