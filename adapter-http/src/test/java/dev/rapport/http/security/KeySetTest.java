package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.rapport.http.support.SigningKey;
import dev.rapport.http.support.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final SigningKey RSA = SigningKey.rsa("r-1");
    private static final SigningKey EC = SigningKey.ec("e-1");

    @Test
    void findShouldGoByIdAndAlgorithm() throws Exception {
        KeySet keys = KeySet.parse(SigningKey.set(RSA, EC));

        assertThat(keys.find(Optional.of("r-1"), "RS256"))
                .map(Algorithm::getName)
                .hasValue("RS256");
        assertThat(keys.find(Optional.of("e-1"), "ES256"))
                .map(Algorithm::getName)
                .hasValue("ES256");
        assertThat(keys.find(Optional.of("r-1"), "ES256")).isEmpty();
        assertThat(keys.find(Optional.of("r-2"), "RS256")).isEmpty();
        assertThat(keys.find(Optional.of(""), "RS256")).isEmpty();
    }

    @Test
    void findShouldTellTwoTypesOfOneIdApart() throws Exception {
        KeySet keys = KeySet.parse(SigningKey.set(RSA, SigningKey.ec("r-1")));

        assertThat(keys.find(Optional.of("r-1"), "RS256"))
                .map(Algorithm::getName)
                .hasValue("RS256");
        assertThat(keys.find(Optional.of("r-1"), "ES256"))
                .map(Algorithm::getName)
                .hasValue("ES256");
    }

    @Test
    void findWithoutAnIdShouldTakeTheOnlyKeyAndChooseNone() throws Exception {
        assertThat(KeySet.parse(SigningKey.set(RSA, EC)).find(Optional.empty(), "RS256"))
                .isPresent();
        assertThat(KeySet.parse(SigningKey.set(RSA, SigningKey.rsa("r-2"))).find(Optional.empty(), "RS256"))
                .isEmpty();
    }

    @Test
    void parseShouldLeaveOutKeysForOtherThings() throws Exception {
        RSAKey rsa = (RSAKey) RSA.published();
        List<JWK> others = List.of(
                new RSAKey.Builder(rsa).keyUse(KeyUse.ENCRYPTION).build(),
                new RSAKey.Builder(rsa)
                        .keyOperations(Set.of(KeyOperation.ENCRYPT))
                        .build(),
                new RSAKey.Builder(rsa).algorithm(JWSAlgorithm.RS512).build(),
                new RSAKey.Builder(rsa).algorithm(JWSAlgorithm.HS256).build(),
                SigningKey.rsa("r-1", 1024).published(),
                new ECKeyGenerator(Curve.P_384).keyID("r-1").generate().toPublicJWK(),
                new OctetSequenceKey.Builder(Tokens.SECRET).keyID("r-1").build());

        for (JWK other : others) {
            String alone = new JWKSet(other).toString(false);
            assertThatThrownBy(() -> KeySet.parse(alone)).as(alone).isInstanceOf(KeySet.Unusable.class);
            KeySet beside = KeySet.parse(new JWKSet(List.of(other, EC.published())).toString(false));
            assertThat(beside.keys()).as(alone).hasSize(1);
        }
    }

    @Test
    void parseShouldTakeKeysThatSayWhatTheyAreFor() throws Exception {
        JWK rsa = new RSAKey.Builder((RSAKey) RSA.published())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
        JWK ec = new ECKey.Builder((ECKey) EC.published())
                .keyOperations(Set.of(KeyOperation.VERIFY))
                .algorithm(JWSAlgorithm.ES256)
                .build();

        assertThat(KeySet.parse(new JWKSet(List.of(rsa, ec)).toString()).keys()).hasSize(2);
    }

    @Test
    void parseShouldTakeTheRestWhereOneKeyIsMalformed() throws Exception {
        String good = RSA.published().toJSONString();

        for (String bad :
                List.of("{}", "{\"kty\":\"RSA\",\"n\":\"AQAB\"}", "{\"kty\":\"new\"}", "{\"kty\":1}", "null", "7")) {
            KeySet keys = KeySet.parse("{\"keys\":[" + bad + "," + good + "]}");
            assertThat(keys.find(Optional.of("r-1"), "RS256")).as(bad).isPresent();
        }
    }

    @Test
    void keyThatIsPublishedTwiceShouldBeOne() throws Exception {
        KeySet keys = KeySet.parse(SigningKey.set(RSA, RSA, EC));

        assertThat(keys.keys()).hasSize(2);
        assertThat(keys.find(Optional.of("r-1"), "RS256")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[null]}",
                "{\"keys\":[1]}",
                "<html></html>",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\",\"kid\":\"off the curve\"}]}"
            })
    void parseShouldRefuseWhatIsNoSetOfKeys(String document) {
        assertThatThrownBy(() -> KeySet.parse(document)).isInstanceOf(KeySet.Unusable.class);
    }
}
