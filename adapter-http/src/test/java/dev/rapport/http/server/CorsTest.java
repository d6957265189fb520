package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String ORIGIN = "https://app.example";
    private static final String SEND = "/api/messaging/conversations/x/send/";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer.Setup()
                .calledFrom(ORIGIN, "http://localhost:3000")
                .started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPageOfAConfiguredOriginShouldSeeAnswersAndProblems() {
        String token = server.tokens.of(server.world.aProvider().id());
        for (String path : new String[] {"/api/messaging/me/", "/api/messaging/conversations/x/", "/nope"}) {
            Reply reply = server.exchange(
                    server.request("GET", path, token, BodyPublishers.noBody()).header("Origin", ORIGIN));
            assertThat(reply.header("Access-Control-Allow-Origin")).contains(ORIGIN);
            assertThat(reply.header("Access-Control-Expose-Headers"))
                    .contains("Retry-After, WWW-Authenticate, X-Correlation-Id");
            assertThat(reply.header("Vary")).contains("Origin");
            assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void aPageThatAsksFirstShouldBeToldThatItMay() {
        Reply reply = preflight(server, ORIGIN);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("OPTIONS, POST");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("Authorization, Content-Type");
        assertThat(reply.header("Access-Control-Max-Age")).contains("600");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(reply.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.evil",
                "https://app.example:444",
                "http://app.example",
                "https://sub.app.example",
                "https://APP.example",
                "null",
                "*"
            })
    void aPageOfAnotherOriginShouldBeToldNothing(String origin) {
        Reply reply = preflight(server, origin);
        assertThat(reply.header("Vary")).contains("Origin");
        assertThat(reply.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
    }

    @Test
    void whereNoOriginIsConfiguredThereShouldBeNoHeaders() {
        try (TestServer plain = TestServer.started()) {
            Reply reply = preflight(plain, ORIGIN);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.header("Allow")).contains("OPTIONS, POST");
            assertThat(reply.header("Vary")).isEmpty();
            assertThat(reply.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
        }
    }

    private static Reply preflight(TestServer asked, String origin) {
        return asked.exchange(asked.request("OPTIONS", SEND, BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type"));
    }
}
