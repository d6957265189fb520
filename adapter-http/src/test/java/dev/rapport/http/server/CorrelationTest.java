package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.rapport.application.Ports;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.http.exchange.Correlation;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.Heard;
import dev.rapport.http.support.Interposed;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request has a name, by which its lines in the log are found. */
class CorrelationTest {

    private static final String UNREAD = "/api/messaging/unread-count/";

    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private TestServer server;
    private String token;

    @BeforeEach
    void start() {
        server = new TestServer.Setup()
                .over(given -> new Ports(
                        given.directory(),
                        Interposed.before(
                                Conversations.class,
                                given.conversations(),
                                () -> before.get().run()),
                        given.messages(),
                        given.readMarks(),
                        given.relationships(),
                        given.devices()))
                .started();
        token = server.tokens.of(server.world.aProvider().id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply ask(String... ids) {
        var request = server.request("GET", UNREAD, token, BodyPublishers.noBody());
        for (String id : ids) {
            request.header(Correlation.HEADER, id);
        }
        return server.exchange(request);
    }

    private static String id(Reply reply) {
        return reply.header(Correlation.HEADER).orElseThrow();
    }

    @Test
    void eachRequestShouldHaveANameOfItsOwn() {
        assertThat(id(ask())).matches("[0-9a-f-]{36}").isNotEqualTo(id(ask()));
        assertThat(id(server.get("/nowhere", token))).matches("[0-9a-f-]{36}");
    }

    @Test
    void whatJettyRefusesShouldHaveANameToo() {
        try (RawClient raw = server.raw()) {
            assertThat(raw.say("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n").untilClosed())
                    .startsWith("HTTP/1.1 400 ")
                    .containsPattern("(?i)x-correlation-id: [0-9a-f-]{36}\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01HZX3V8", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736", "req.1_2-3-4"})
    void aWellFormedNameShouldBeKept(String given) {
        assertThat(id(ask(given))).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "-begins-with-a-dash",
                "has a space",
                "has/a/slash",
                "has\ta\ttab",
                "${jndi:ldap://x/y}",
                "<script>alert(1)</script>",
                "umlaut-ääää",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void anyOtherNameShouldBeOurs(String given) {
        assertThat(id(ask(given))).matches("[0-9a-f-]{36}");
    }

    @Test
    void twoNamesShouldBeNone() {
        assertThat(id(ask("first-name-1", "second-name-2"))).matches("[0-9a-f-]{36}");
    }

    @Test
    void linesOfTheLogShouldHaveTheName() {
        before.set(() -> {
            throw new IllegalStateException("a fault");
        });
        try (Heard log = Heard.from("dev.rapport.http")) {
            Reply reply = ask("the-name-of-it");
            assertThat(reply.json().path("correlation_id").asText()).isEqualTo("the-name-of-it");
            Eventually.until(() -> log.events().size() == 2);
            assertThat(log.events()).extracting(event -> event.getLevel()).contains(Level.ERROR, Level.INFO);
            assertThat(log.events())
                    .allSatisfy(event ->
                            assertThat(event.getMDCPropertyMap()).containsEntry(Correlation.LOG_KEY, "the-name-of-it"));
        }
    }

    /** Threads go from one request to the next. */
    @Test
    void aNameShouldGoWithItsRequest() {
        for (int i = 0; i < 50; i++) {
            String given = "the-name-of-" + i;
            try (Heard log = Heard.from("dev.rapport.http.access")) {
                ask(given);
                Eventually.until(() -> log.events().size() == 1);
                assertThat(log.events().get(0).getMDCPropertyMap()).containsEntry(Correlation.LOG_KEY, given);
            }
        }
    }
}
