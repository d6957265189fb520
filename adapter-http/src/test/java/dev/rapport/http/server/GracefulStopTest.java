package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.Ports;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.ListenException;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.Interposed;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Test
    void shouldFinishWhatIsUnderWayAndTakeNothingNew() throws Exception {
        TestServer server = new TestServer.Setup().managed().over(this::slow).started();
        String token = server.tokens.of(server.world.aProvider().id());
        int port = server.port();
        int managementPort = server.managementPort();
        var underWay = CompletableFuture.supplyAsync(() -> server.get("/api/messaging/unread-count/", token));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        RawClient idle = accepted(port);
        RawClient busy = accepted(port);
        var closing = CompletableFuture.runAsync(server::close);
        Eventually.until(() -> isRefused(port));
        assertThat(asked(new RawClient(managementPort), "/health/ready")).startsWith("HTTP/1.1 503 ");
        assertThat(asked(busy, "/health/live"))
                .startsWith("HTTP/1.1 503 ")
                .contains("\"code\":\"unavailable\"", "Retry-After: ");
        assertThat(idle.untilClosed()).isEmpty();
        idle.close();
        assertThat(underWay).isNotDone();
        mayGoOn.countDown();
        Reply reply = underWay.get(10, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(200);
        closing.get(10, TimeUnit.SECONDS);
        assertThat(isRefused(managementPort)).isTrue();
    }

    @Test
    void shouldFinishARequestWhoseBodyIsStillComing() throws Exception {
        TestServer server = TestServer.started();
        Conversation conversation = server.world.aConversation();
        String token = server.tokens.of(World.pairOf(conversation).provider());
        int port = server.port();
        RawClient half = new RawClient(port)
                .say("POST /api/messaging/conversations/" + conversation.id() + "/send/ HTTP/1.1\r\nHost: x\r\n"
                        + "Authorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"con");
        assertThat(half.isLeftInPeace(Duration.ofMillis(100))).isTrue();
        var closing = CompletableFuture.runAsync(server::close);
        Eventually.until(() -> isRefused(port));
        assertThat(half.isLeftInPeace(Duration.ofMillis(2L * ServerLimits.IDLE_WHEN_STOPPING_MILLIS)))
                .isTrue();

        assertThat(half.say("tent\":\"Hi\"}").untilClosed()).startsWith("HTTP/1.1 201 ");
        closing.get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayThatThereIsNoSuchHost() {
        assertThatThrownBy(() -> new WebServer(
                                "nowhere",
                                new HttpSettings.Address("nowhere.invalid", 0),
                                List.of(),
                                List.of(),
                                ServerLimits.SMALL,
                                server -> {})
                        .start())
                .isInstanceOf(ListenException.class)
                .hasMessage("Can't listen on nowhere.invalid:0: there is no host of that name.");
    }

    @Test
    void shouldSayWhereItCanNotListen() {
        try (TestServer first = TestServer.started()) {
            assertThatThrownBy(() -> new WebServer(
                                    "second",
                                    new HttpSettings.Address("127.0.0.1", first.port()),
                                    List.of(),
                                    List.of(),
                                    ServerLimits.SMALL,
                                    server -> {})
                            .start())
                    .isInstanceOf(ListenException.class)
                    .hasMessageStartingWith("Can't listen on 127.0.0.1:" + first.port());
            assertThat(first.exchange(first.request("GET", "/health/live", BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(200);
        }
    }

    private Ports slow(Ports given) {
        return new Ports(
                given.directory(),
                Interposed.before(Conversations.class, given.conversations(), this::await),
                given.messages(),
                given.readMarks(),
                given.relationships(),
                given.devices());
    }

    private void await() {
        arrived.countDown();
        try {
            mayGoOn.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection that does not only wait to be accepted. */
    private static RawClient accepted(int port) {
        return new RawClient(port)
                .say("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
                .hear("{\"status\":\"live\"}");
    }

    private static String asked(RawClient client, String path) {
        try (client) {
            return client.say("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed();
        }
    }

    private static boolean isRefused(int port) {
        try {
            new RawClient(port).close();
            return false;
        } catch (UncheckedIOException refused) {
            return true;
        }
    }
}
