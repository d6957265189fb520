package dev.rapport.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private final AtomicInteger verifications = new AtomicInteger();
    private TestServer server;
    private String token;

    @BeforeEach
    void start() {
        server = new TestServer.Setup()
                .verifiedBy(real -> given -> {
                    verifications.incrementAndGet();
                    return real.verify(given);
                })
                .started();
        token = server.tokens.of(server.world.aProvider().id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldVerifyATokenOncePerRequest() {
        var conversation = server.world.aConversation();
        String provider =
                server.tokens.of(conversation.participants().provider().orElseThrow());
        verifications.set(0);
        server.post("/api/messaging/conversations/" + conversation.id() + "/send/", provider, "{\"content\":\"Hi\"}");
        assertThat(verifications).hasValue(1);
        server.post("/api/messaging/conversations/" + conversation.id() + "/send/", provider, "not JSON");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void shouldAskForATokenWhereThereIsNone() {
        Reply reply = server.exchange(server.request("GET", "/api/messaging/me/", BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void shouldTakeTheSchemeInAnyCase(String scheme) {
        assertThat(withHeader(scheme + token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic ", "Token ", "Bearer", "Bearer\t", "Bearer Bearer "})
    void shouldRefuseAnyOtherScheme(String scheme) {
        assertThat(withHeader(scheme + token).code()).isEqualTo("unauthenticated");
    }

    @Test
    void shouldRefuseSeveralTokens() {
        Reply reply = server.exchange(server.request("GET", "/api/messaging/me/", token, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token));
        assertThat(reply.code()).isEqualTo("unauthenticated");
        assertThat(verifications).hasValue(0);
    }

    @Test
    void shouldTellAnExpiredTokenFromABadOne() {
        server.clock.advance(Duration.ofHours(2));
        Reply reply = server.get("/api/messaging/me/", token);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("token_expired");
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
        assertThat(server.get("/api/messaging/me/", token + "x").code()).isEqualTo("unauthenticated");
    }

    @Test
    void shouldNotTakeATokenFromTheQuery() {
        Reply reply =
                server.exchange(server.request("GET", "/api/messaging/me/?token=" + token, BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(401);
    }

    private Reply withHeader(String value) {
        return server.exchange(server.request("GET", "/api/messaging/me/", BodyPublishers.noBody())
                .header("Authorization", value));
    }
}
