package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.rapport.application.Ports;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.Heard;
import dev.rapport.http.support.Interposed;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String UNREAD = "/api/messaging/unread-count/";

    private final AtomicReference<Runnable> fault = new AtomicReference<>(() -> {});
    private TestServer server;
    private String token;

    @BeforeEach
    void start() {
        server = new TestServer.Setup().over(this::faulty).started();
        token = server.tokens.of(server.world.aProvider().id());
    }

    private Ports faulty(Ports given) {
        return new Ports(
                given.directory(),
                Interposed.before(
                        Conversations.class,
                        given.conversations(),
                        () -> fault.get().run()),
                given.messages(),
                given.readMarks(),
                given.relationships(),
                given.devices());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStoreThatDoesNotAnswerShouldBe503() {
        fault.set(() -> {
            throw new Unavailable("SELECT secret FROM table", new IllegalStateException("connection refused"));
        });
        try (Heard log = Heard.from("dev.rapport.http")) {
            Reply reply = server.get(UNREAD, token);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("unavailable");
            assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow()))
                    .isPositive();
            assertThat(reply.body()).doesNotContain("SELECT", "refused");
            assertThat(log.events())
                    .filteredOn(event -> event.getLevel() == Level.WARN)
                    .hasSize(1);
        }
        fault.set(() -> {});
        assertThat(server.get(UNREAD, token).status()).isEqualTo(200);
    }

    @Test
    void aFaultOfOursShouldBe500AndFoundInTheLogByItsId() {
        fault.set(() -> {
            throw new IllegalStateException("SELECT secret FROM table");
        });
        assertInternalError("IllegalStateException");
    }

    @Test
    void anErrorOfTheMachineShouldBe500Too() {
        fault.set(() -> {
            throw new StackOverflowError("SELECT secret FROM table");
        });
        assertInternalError("StackOverflowError");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatGoesAwayShouldBeNoErrorOfOurs(boolean abruptly) {
        Conversation conversation = server.world.aConversation();
        String provider = server.tokens.of(World.pairOf(conversation).provider());
        try (Heard log = Heard.from("ROOT")) {
            try (RawClient raw = server.raw()) {
                raw.say("POST /api/messaging/conversations/" + conversation.id() + "/send/ HTTP/1.1\r\nHost: x\r\n"
                        + "Authorization: Bearer " + provider
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"cont");
                raw.leave(abruptly);
            }
            Eventually.until(() -> log.messages().stream().anyMatch(line -> line.startsWith("POST ")));
            assertThat(log.events()).allMatch(event -> event.getLevel().levelInt < Level.WARN_INT);
        }
    }

    private void assertInternalError(String type) {
        try (Heard log = Heard.from("ROOT")) {
            Reply reply = server.get(UNREAD, token);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.code()).isEqualTo("internal_error");
            String id = reply.json().path("correlation_id").asText();
            assertThat(id).isNotBlank();
            assertThat(reply.body()).doesNotContain("SELECT", "Exception", "Error:", "at dev.");
            var errors = log.events().stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .toList();
            assertThat(errors).hasSize(1);
            assertThat(errors.get(0).getFormattedMessage()).contains(id);
            assertThat(errors.get(0).getThrowableProxy().getClassName()).endsWith(type);
            assertThat(errors.get(0).getThrowableProxy().getStackTraceElementProxyArray())
                    .isNotEmpty();
        }
    }
}
