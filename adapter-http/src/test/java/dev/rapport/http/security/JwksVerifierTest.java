package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.support.KeyServer;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.SigningKey;
import dev.rapport.http.support.TestServer;
import dev.rapport.http.support.Tokens;
import dev.rapport.testkit.memory.MutableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are published by a real server, which changes them, hangs, and talks nonsense. */
@Timeout(60)
class JwksVerifierTest {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final SigningKey RSA = SigningKey.rsa("r-1");
    private static final SigningKey EC = SigningKey.ec("e-1");

    private final MutableClock clock = MutableClock.standing();
    private final Instant now = clock.instant();
    private final KeyServer server = KeyServer.publishing(RSA, EC);
    private final TokenVerifier verifier = verifier(Optional.empty(), Optional.empty());

    private TokenVerifier verifier(Optional<String> issuer, Optional<String> audience) {
        KeyRing ring = new KeyRing(new KeySetDownload(server.url(), SOON)::begin, clock);
        return new JwksVerifier(ring, new ClaimRules(issuer, audience, clock));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JWTCreator.Builder good() {
        return JWT.create().withSubject("t-7").withExpiresAt(now.plus(Duration.ofHours(1)));
    }

    private String by(SigningKey key) {
        return good().withKeyId(key.published().getKeyID()).sign(key.signing());
    }

    private void assertRejected(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Rejected.class);
    }

    private void assertAccepted(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void shouldAcceptAMemberWhoseTokenIsSignedByEitherAlgorithm() {
        for (SigningKey key : new SigningKey[] {RSA, EC}) {
            assertThat(verifier.verify(by(key)))
                    .isEqualTo(new Verification.Accepted(
                            Viewer.member(new MemberId("t-7")), Instant.ofEpochSecond(now.getEpochSecond() + 3600)));
        }
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void shouldJudgeTheClaimsToo() {
        var strict = verifier(Optional.of("us"), Optional.of("rapport"));
        JWTCreator.Builder ours = good().withKeyId("e-1").withIssuer("us").withAudience("rapport");

        assertThat(strict.verify(ours.sign(EC.signing()))).isInstanceOf(Verification.Accepted.class);
        assertThat(strict.verify(ours.withIssuer("them").sign(EC.signing()))).isInstanceOf(Verification.Rejected.class);
        assertThat(verifier.verify(good().withKeyId("e-1")
                        .withExpiresAt(now.minus(Duration.ofHours(1)))
                        .sign(EC.signing())))
                .isInstanceOf(Verification.Expired.class);
    }

    /** What is public must not do for a secret, nor one algorithm's key for another's. */
    static Stream<String> forgeries() throws Exception {
        byte[] encoded = ((RSAKey) RSA.published()).toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        JWTCreator.Builder claims =
                JWT.create().withSubject("t-7").withExpiresAt(MutableClock.START.plus(Duration.ofHours(1)));
        String good = claims.withKeyId("r-1").sign(RSA.signing());
        String body = good.substring(good.indexOf('.'));
        return Stream.of(
                claims.withKeyId("r-1").sign(Algorithm.HMAC256(encoded)),
                claims.withKeyId("r-1").sign(Algorithm.HMAC256(pem)),
                claims.withKeyId("r-1").sign(Algorithm.HMAC256(RSA.published().toJSONString())),
                claims.withKeyId("r-1").sign(Algorithm.HMAC256(Tokens.SECRET)),
                claims.withKeyId("r-1").sign(Algorithm.none()),
                claims.withKeyId("r-1").sign(EC.signing()),
                claims.withKeyId("e-1").sign(RSA.signing()),
                claims.withKeyId("r-1").sign(SigningKey.rsa("r-1").signing()),
                claims.withKeyId("e-1").sign(SigningKey.ec("e-1").signing()),
                claims.withKeyId("r-1")
                        .withHeader(Map.of("jku", "http://127.0.0.1/keys", "jwk", Map.of()))
                        .sign(SigningKey.rsa("r-1").signing()),
                header("{\"alg\":\"none\",\"kid\":\"r-1\"}") + body,
                header("{\"alg\":\"HS256\",\"kid\":\"r-1\"}") + body,
                header("{\"alg\":\"RS512\",\"kid\":\"r-1\"}") + body,
                header("{\"alg\":\"rs256\",\"kid\":\"r-1\"}") + body,
                header("{\"alg\":\"ES256\",\"kid\":\"e-1\"}") + body,
                header("{\"kid\":\"r-1\"}") + body,
                header("{\"alg\":\"RS256\",\"kid\":7}") + body,
                header("{\"alg\":\"RS256\",\"kid\":[\"r-1\"]}") + body,
                header("{\"alg\":\"ES256\",\"kid\":\"e-1\"}")
                        + body.substring(0, body.lastIndexOf('.') + 1)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]),
                good.substring(0, good.lastIndexOf('.') + 1),
                "e30.e30.",
                "bnVsbA.bnVsbA.x",
                "");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void shouldRefuse(String forgery) {
        assertAccepted(by(RSA));
        assertRejected(forgery);
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Nobody can be made to ask for keys by tokens that no key could sign. */
    @Test
    void shouldNotAskForTheKeysOfOtherAlgorithms() {
        assertRejected(good().sign(Algorithm.none()));
        assertRejected(good().withKeyId("r-1").sign(Algorithm.HMAC256(Tokens.SECRET)));
        assertRejected("no token");
        assertThat(server.asked()).isZero();
    }

    @Test
    void shouldFollowARotation() {
        assertAccepted(by(RSA));
        SigningKey next = SigningKey.rsa("r-2");
        server.publish(RSA, EC, next);
        clock.advance(KeyRing.MIN_INTERVAL);
        assertAccepted(by(next));
        server.publish(next);
        clock.advance(KeyRing.MIN_INTERVAL);
        assertRejected(by(SigningKey.ec("e-3")));
        assertRejected(by(RSA));
        assertThat(server.asked()).isEqualTo(3);
    }

    /** How keys can be out of reach. */
    enum Trouble {
        HANGS,
        HANGS_HALF_WAY,
        FLOODS,
        FAILS,
        MOVED,
        TALKS_NONSENSE,
        HAS_NO_KEYS,
        IS_GONE;

        void befall(KeyServer server) {
            switch (this) {
                case HANGS -> server.hang();
                case HANGS_HALF_WAY -> server.hangHalfWay();
                case FLOODS -> server.flood();
                case FAILS -> server.behave(KeyServer.answering(500, SigningKey.set(RSA)));
                case MOVED ->
                    server.behave(exchange -> {
                        exchange.getResponseHeaders().add("Location", "/keys");
                        KeyServer.answering(302, SigningKey.set(RSA)).answer(exchange);
                    });
                case TALKS_NONSENSE -> server.behave(KeyServer.answering(200, "<html>Sign in</html>"));
                case HAS_NO_KEYS -> server.behave(KeyServer.answering(200, "{\"keys\":[]}"));
                case IS_GONE -> server.behave(HttpExchange::close);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldUseKnownKeysOnAndBeUnavailableForOthersWhen(Trouble trouble) {
        assertAccepted(by(RSA));
        trouble.befall(server);
        clock.advance(KeyRing.MAX_AGE);

        assertAccepted(by(RSA));
        assertThatThrownBy(() -> verifier.verify(by(SigningKey.ec("e-2")))).isInstanceOf(Unavailable.class);
        assertAccepted(by(EC));

        server.publish(EC);
        clock.advance(KeyRing.MAX_AGE);
        assertRejected(by(SigningKey.ec("e-2")));
        assertAccepted(by(EC));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeUnavailableWithoutAnyKeysWhen(Trouble trouble) {
        trouble.befall(server);

        assertThatThrownBy(() -> verifier.verify(by(RSA))).isInstanceOf(Unavailable.class);
        server.publish(RSA);
        clock.advance(KeyRing.MIN_INTERVAL);
        assertAccepted(by(RSA));
    }

    @Test
    void aSetAsLargeAsMayBeShouldBeRead() {
        String set = SigningKey.set(RSA);
        String padded = set.substring(0, set.length() - 1) + " ".repeat(KeySetDownload.MAX_BYTES - set.length()) + "}";
        server.behave(KeyServer.answering(200, padded));
        assertAccepted(by(RSA));

        server.behave(KeyServer.answering(200, padded + " "));
        clock.advance(KeyRing.MIN_INTERVAL);
        assertThatThrownBy(() -> verifier.verify(by(EC))).isInstanceOf(Unavailable.class);
    }

    @Test
    void callsShouldBeUnavailableWhileTheKeysAreOutOfReach() {
        server.hang();
        try (TestServer rapport =
                new TestServer.Setup().verifiedBy(hmac -> verifier).started()) {
            Reply reply = rapport.get("/api/messaging/me/", by(RSA));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("unavailable");
            assertThat(reply.header("Retry-After")).isPresent();
        }
    }

    /** As the product makes it: it asks at once, before there is a token. */
    @Test
    void settingsShouldMakeAVerifierOfPublishedKeys() {
        TokenVerifier made = new JwksSettings(server.url(), Optional.empty(), Optional.of("rapport")).verifier(clock);

        assertThat(made.verify(good().withKeyId("e-1").withAudience("rapport").sign(EC.signing())))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(server.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example/.well-known/jwks.json",
                "HTTPS://id.example:8443/keys?tenant=7",
                "http://localhost:9000/keys",
                "http://127.0.0.1/keys",
                "http://[::1]:9000/keys"
            })
    void keysShouldLieAt(String url) {
        assertThat(JwksSettings.parseUrl(url)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "keys",
                "http://id.example/keys",
                "http://127.0.0.1.example/keys",
                "http://localhost@id.example/keys",
                "https://user:password@id.example/keys",
                "https:///keys",
                "https://id.example/keys#1",
                "file:///etc/passwd",
                "ftp://localhost/keys",
                "https://id.example/a b"
            })
    void keysShouldNotLieAt(String url) {
        assertThat(JwksSettings.parseUrl(url)).isEmpty();
    }
}
