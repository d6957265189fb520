package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.support.Tokens;
import dev.rapport.testkit.memory.MutableClock;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hs256VerifierTest {

    private static final Algorithm HS256 = Algorithm.HMAC256(Tokens.SECRET);

    private final MutableClock clock = MutableClock.standing();
    private final Instant now = clock.instant();

    @Test
    void shouldAcceptAMember() {
        assertThat(verify(good()))
                .isEqualTo(new Verification.Accepted(
                        Viewer.member(new MemberId("t-7")), Instant.ofEpochSecond(now.getEpochSecond() + 3600)));
    }

    @Test
    void shouldRefuseAnyOtherAlgorithm() throws NoSuchAlgorithmException {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertRejected(good().sign(Algorithm.none()));
        assertRejected(good().sign(Algorithm.HMAC512(Tokens.SECRET)));
        assertRejected(good().sign(Algorithm.RSA256(null, (RSAPrivateKey) rsa.getPrivate())));
    }

    @Test
    void shouldRefuseATokenThatOnlyClaimsItsAlgorithm() {
        String hs512 = good().sign(Algorithm.HMAC512(Tokens.SECRET));
        String relabelled = encoded("{\"alg\":\"HS256\"}") + hs512.substring(hs512.indexOf('.'));
        assertRejected(relabelled);
        String unsigned = good().sign(Algorithm.none());
        assertRejected(encoded("{\"alg\":\"HS256\"}") + unsigned.substring(unsigned.indexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"HS512\"", "\"none\"", "\"hs256\"", "null", "256"})
    void shouldRefuseAGoodSignatureUnderAnotherName(String algorithm) {
        assertRejected(signed("{\"alg\":" + algorithm + "}", "{\"sub\":\"t-7\",\"exp\":9999999999}"));
    }

    @Test
    void shouldRefuseAnotherKeyAndAChangedToken() {
        byte[] other = Tokens.SECRET.clone();
        other[0]++;
        assertRejected(good().sign(Algorithm.HMAC256(other)));
        String[] parts = good().sign(HS256).split("\\.");
        assertRejected(parts[0] + "." + encoded("{\"sub\":\"t-8\",\"exp\":9999999999}") + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.",
                "====",
                "eyJhbGciOiJIUzI1NiJ9..",
                "x",
                "eyJhbGciOiJIUzI1NiJ9.bnVsbA.x",
                "bnVsbA.bnVsbA.x",
                "eyJhbGciOiJIUzI1NiJ9.W10.x",
                "W10.e30.x"
            })
    void shouldRefuseWhatIsNoToken(String text) {
        assertRejected(text);
    }

    @Test
    void shouldRefuseASignatureOverNothing() {
        assertRejected(signed("null"));
        assertRejected(signed("[]"));
        assertRejected(signed("7"));
    }

    @Test
    void shouldRefuseATokenWithoutATimeToEnd() {
        assertRejected(JWT.create().withSubject("t-7").sign(HS256));
        assertRejected(signed("{\"sub\":\"t-7\",\"exp\":null}"));
        assertRejected(signed("{\"sub\":\"t-7\",\"exp\":\"9999999999\"}"));
        assertRejected(signed("{\"sub\":\"t-7\",\"exp\":1e300}"));
        assertRejected(signed("{\"sub\":\"t-7\",\"exp\":[9999999999]}"));
    }

    @Test
    void shouldAllowForClocksThatDiffer() {
        long exp = now.getEpochSecond();
        clock.set(Instant.ofEpochSecond(exp + 29));
        assertThat(verify(good().withExpiresAt(now))).isInstanceOf(Verification.Accepted.class);
        clock.set(Instant.ofEpochSecond(exp + 30));
        assertThat(verify(good().withExpiresAt(now))).isEqualTo(new Verification.Expired());
    }

    @Test
    void shouldCallATokenExpiredOnlyWhenItIsGoodOtherwise() {
        Instant past = now.minus(Duration.ofHours(1));
        assertThat(verify(good().withExpiresAt(past))).isInstanceOf(Verification.Expired.class);
        assertRejected(good().withExpiresAt(past).withClaim("role", "king").sign(HS256));
        assertRejected(good().withExpiresAt(past).withSubject("no id").sign(HS256));
        assertRejected(good().withExpiresAt(past).sign(Algorithm.HMAC512(Tokens.SECRET)));
        var named = new Hs256Verifier(new TokenSettings(Tokens.SECRET, Optional.of("us"), Optional.empty()), clock);
        assertThat(named.verify(good().withExpiresAt(past).sign(HS256))).isInstanceOf(Verification.Rejected.class);
    }

    @Test
    void shouldIgnoreWhenItWasIssuedButNotWhenItBegins() {
        assertThat(verify(good().withIssuedAt(now.plus(Duration.ofDays(1))))).isInstanceOf(Verification.Accepted.class);
        assertThat(verify(good().withNotBefore(now.plusSeconds(30)))).isInstanceOf(Verification.Accepted.class);
        assertRejected(good().withNotBefore(now.plusSeconds(32)).sign(HS256));
        assertRejected(good().withClaim("nbf", "now").sign(HS256));
    }

    @Test
    void shouldCheckIssuerAndAudienceWhereConfigured() {
        var settings = new TokenSettings(Tokens.SECRET, Optional.of("us"), Optional.of("rapport"));
        UnaryOperator<JWTCreator.Builder> ours = token -> token.withIssuer("us").withAudience("other", "rapport");
        var verifier = new Hs256Verifier(settings, clock);
        assertThat(verifier.verify(ours.apply(good()).sign(HS256))).isInstanceOf(Verification.Accepted.class);
        assertThat(verifier.verify(
                        good().withIssuer("us").withClaim("aud", "rapport").sign(HS256)))
                .isInstanceOf(Verification.Accepted.class);
        for (var other : List.of(
                good().withIssuer("us"),
                good().withIssuer("us").withAudience("other"),
                good().withAudience("rapport"),
                ours.apply(good()).withIssuer("US"),
                good().withAudience("rapport").withArrayClaim("iss", new String[] {"us"}))) {
            assertThat(verifier.verify(other.sign(HS256))).isInstanceOf(Verification.Rejected.class);
        }
        assertThat(verify(good().withIssuer("anybody").withAudience("whoever")))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void shouldTakeTheMemberFromSubElseUserId() {
        assertThat(viewer("{\"sub\":\"t-7\",\"user_id\":\"t-8\",").member()).isEqualTo(new MemberId("t-7"));
        assertThat(viewer("{\"sub\":null,\"user_id\":\"t-8\",").member()).isEqualTo(new MemberId("t-8"));
        assertThat(viewer("{\"user_id\":42,").member()).isEqualTo(new MemberId("42"));
        assertThat(viewer("{\"user_id\":12345678901234567890,").member())
                .isEqualTo(new MemberId("12345678901234567890"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"sub\":\"\",",
                "{\"sub\":\"a b\",",
                "{\"sub\":\"no id\",\"user_id\":\"t-7\",",
                "{\"sub\":1.5,",
                "{\"sub\":true,",
                "{\"sub\":[\"t-7\"],",
                "{\"user_id\":{},"
            })
    void shouldRefuseATokenOfNoMember(String claims) {
        assertRejected(signed(claims + "\"exp\":9999999999}"));
    }

    @Test
    void shouldKnowTheRoles() {
        assertThat(viewer("{\"sub\":\"x\",\"role\":\"member\",").role()).isEqualTo(ViewerRole.MEMBER);
        assertThat(viewer("{\"sub\":\"x\",\"role\":null,").role()).isEqualTo(ViewerRole.MEMBER);
        assertThat(viewer("{\"sub\":\"x\",\"role\":\"admin\",").role()).isEqualTo(ViewerRole.ADMIN);
        assertThat(viewer("{\"sub\":\"x\",\"role\":\"service\",").role()).isEqualTo(ViewerRole.SERVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"Service\"", "\"owner\"", "1", "true", "[\"service\"]", "{}"})
    void shouldRefuseARoleThatIsNone(String role) {
        assertRejected(signed("{\"sub\":\"x\",\"exp\":9999999999,\"role\":" + role + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"impersonating\":true",
                "\"impersonating\":\"no\"",
                "\"impersonating\":0",
                "\"impersonating\":{}",
                "\"act\":{}",
                "\"act\":\"\"",
                "\"act\":true",
                "\"impersonating\":false,\"act\":{\"sub\":\"boss\"}"
            })
    void shouldTakeAnythingButFalseForImpersonation(String claim) {
        assertThat(viewer("{\"sub\":\"x\"," + claim + ",").isImpersonated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"impersonating\":false", "\"impersonating\":null,\"act\":null", "\"impersonator_id\":\"x\""})
    void shouldTakeNothingAndFalseForNone(String claim) {
        assertThat(viewer("{\"sub\":\"x\"," + claim + ","))
                .isEqualTo(new Viewer(new MemberId("x"), ViewerRole.MEMBER, false, Optional.empty()));
    }

    @Test
    void shouldSayWhoImpersonates() {
        assertThat(viewer("{\"sub\":\"x\",\"act\":{\"sub\":\"boss\"},\"impersonator_id\":\"other\",")
                        .impersonator())
                .contains("boss");
        assertThat(viewer("{\"sub\":\"x\",\"act\":{},\"impersonator_id\":\"other\",")
                        .impersonator())
                .contains("other");
        assertThat(viewer("{\"sub\":\"x\",\"impersonating\":true,\"impersonator_id\":9,")
                        .impersonator())
                .contains("9");
        assertThat(viewer("{\"sub\":\"x\",\"impersonating\":true,").impersonator())
                .isEmpty();
    }

    @Test
    void shouldRefuseCriticalHeaders() {
        assertRejected(good().withHeader(Map.of("crit", Arrays.asList("b64"), "b64", true))
                .sign(HS256));
    }

    private JWTCreator.Builder good() {
        return JWT.create().withSubject("t-7").withExpiresAt(now.plus(Duration.ofHours(1)));
    }

    private Verification verify(JWTCreator.Builder token) {
        return verify(token.sign(HS256));
    }

    private Verification verify(String token) {
        return new Hs256Verifier(Tokens.SETTINGS, clock).verify(token);
    }

    /** Of a token with these claims, and time enough. */
    private Viewer viewer(String claims) {
        Verification verification = verify(signed(claims + "\"exp\":9999999999}"));
        assertThat(verification).isInstanceOf(Verification.Accepted.class);
        return ((Verification.Accepted) verification).viewer();
    }

    private void assertRejected(String token) {
        assertThat(verify(token)).isInstanceOf(Verification.Rejected.class);
    }

    private static String signed(String claims) {
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims);
    }

    private static String signed(String headers, String claims) {
        String header = encoded(headers);
        byte[] signature = HS256.sign(header.getBytes(), encoded(claims).getBytes());
        return header + "." + encoded(claims) + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }
}
