package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.live.Connections;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.Presence.Attention;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.LiveClient;
import dev.rapport.http.support.RawSocket;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, silent, loud and broken clients: cut off, and nobody else notices. */
class HostileClientsTest {

    private static final String GENERAL = "/ws/messaging/";

    private final TestServer server =
            new TestServer.Setup().limitedTo(RateLimit.OFF).started();
    private final Conversation conversation = server.world.aConversation();
    private final Pair pair = World.pairOf(conversation);
    private final String token = server.tokens.of(pair.provider());

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveClient open() {
        LiveClient client = LiveClient.open(server.port(), GENERAL, token);
        client.next("hello");
        return client;
    }

    private String where() {
        return "'conversation_id': '" + conversation.id() + "'";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ping",
                "{",
                "[]",
                "7",
                "{}",
                "{'type': 7}",
                "{'type': 'ping'} x",
                "{'type': 'ping', 'type': 'ping'}"
            })
    void whatIsNoFrameShouldBe4400(String text) {
        try (LiveClient client = open()) {
            assertThat(client.say(text).closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void bytesShouldBe4400() {
        try (LiveClient client = open()) {
            assertThat(client.sayBytes(new byte[] {1, 2, 3}).closeCode()).isEqualTo(4400);
        }
        try (RawSocket stranger = RawSocket.stranger(server.port())) {
            assertThat(stranger.say(RawSocket.BINARY, false, new byte[10]).closeCode())
                    .isEqualTo(4400);
        }
    }

    @Test
    void anUnknownTypeShouldBeAnError() {
        try (LiveClient client = open()) {
            client.say("{'type': 'dance'}");
            assertThat(client.next().path("code").asText()).isEqualTo("invalid_request");
            assertThat(client.untilPong()).isEmpty();
        }
    }

    @Test
    void aFrameOfTheGreatestSizeShouldPassAndOneByteMoreBe1009() {
        String start = "{\"type\": \"ping\", \"x\": \"";
        String longest = start + "x".repeat(LiveLimits.MAX_FRAME_BYTES - start.length() - 2) + "\"}";
        try (LiveClient client = open()) {
            client.sayRaw(longest);
            assertThat(client.next().path("type").asText()).isEqualTo("pong");
            assertThat(client.sayRaw(longest + " ").closeCode()).isEqualTo(1009);
        }
        Eventually.until(() -> server.closedSockets(1009) == 1);
    }

    @Test
    void manyFragmentsShouldBeNoLongerThanOneFrame() {
        try (RawSocket client = RawSocket.of(server.port(), token)) {
            byte[] part = " ".repeat(16_000).getBytes(StandardCharsets.UTF_8);
            client.say(RawSocket.TEXT, false, part);
            IntStream.range(0, 4).forEach(i -> client.say(RawSocket.CONTINUATION, false, part));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void whatIsNotUtf8ShouldBe1007() {
        try (RawSocket client = RawSocket.of(server.port(), token)) {
            client.say(RawSocket.TEXT, true, new byte[] {(byte) 0xC3, 0x28});
            assertThat(client.closeCode()).isEqualTo(1007);
        }
        Eventually.until(() -> server.closedSockets(1007) == 1);
    }

    @Test
    void twentyFramesAtOnceShouldPassAndOneMoreBe4429() {
        try (RawSocket client = RawSocket.of(server.port(), token)) {
            client.hear();
            IntStream.range(0, LiveLimits.MAX_FRAMES + 1).forEach(i -> client.say("{'type': 'ping'}"));
            for (int i = 0; i < LiveLimits.MAX_FRAMES; i++) {
                assertThat(client.hear().text()).isEqualTo("{\"type\":\"pong\"}");
            }
            assertThat(client.hear().closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void aFloodOfTheProtocolsOwnFramesShouldBe4429() {
        try (RawSocket client = RawSocket.of(server.port(), token)) {
            client.hear();
            IntStream.range(0, LiveLimits.MAX_FRAMES + 1).forEach(i -> client.say(RawSocket.PING, true, new byte[0]));
            assertThat(client.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void resumesShouldHaveABudgetOfTheirOwn() {
        try (RawSocket client = RawSocket.of(server.port(), token)) {
            client.hear();
            for (int i = 0; i < LiveLimits.MAX_RESUMES; i++) {
                client.say("{'type': 'resume', 'after_seq': 0, " + where() + "}");
                assertThat(client.hear().text()).startsWith("{\"type\":\"history\"");
            }
            client.say("{'type': 'ping'}");
            assertThat(client.hear().text()).isEqualTo("{\"type\":\"pong\"}");
            client.say("{'type': 'resume', 'after_seq': 0, " + where() + "}");
            assertThat(client.hear().closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void aThousandWhoNeverAuthenticateShouldBeDroppedTogether() {
        List<RawSocket> strangers = new ArrayList<>();
        int threads = Thread.activeCount();
        try {
            IntStream.range(0, 1_000).forEach(i -> strangers.add(RawSocket.stranger(server.port())));
            Eventually.until(() -> server.openSockets() == 1_000);
            assertThat(Thread.activeCount() - threads).isLessThan(20);
            try (LiveClient member = open()) {
                server.pass(LiveLimits.AUTHENTICATION);
                assertThat(strangers)
                        .allSatisfy(stranger -> assertThat(stranger.closeCode()).isEqualTo(4401));
                Eventually.until(() -> server.openSockets() == 1);
                assertThat(member.untilPong()).isEmpty();
            }
        } finally {
            strangers.forEach(RawSocket::close);
        }
    }

    @Test
    void oneWhoAnswersNoPingShouldBeDropped() {
        try (RawSocket halfDead = RawSocket.of(server.port(), token);
                LiveClient alive = LiveClient.open(server.port(), GENERAL, server.tokens.of(pair.customer()))) {
            alive.next("hello");
            halfDead.hear();
            server.pass(LiveLimits.HEARTBEAT);
            assertThat(halfDead.hear().opcode()).isEqualTo(RawSocket.PING);
            alive.awaitPing();
            server.pass(LiveLimits.HEARTBEAT);
            alive.awaitPing();
            server.pass(LiveLimits.SILENCE.minus(LiveLimits.HEARTBEAT.multipliedBy(2)));
            assertThat(halfDead.closeCode()).isEqualTo(4408);
            // It answers no close either, and is cut.
            server.pass(LiveLimits.CLOSING);
            halfDead.awaitEnd();
            Eventually.until(() -> server.openSockets() == 1);
            assertThat(server.presence().of(pair.provider(), conversation.id())).isEqualTo(Attention.AWAY);
            assertThat(alive.untilPong()).isEmpty();
        }
    }

    @Test
    void theNewestSocketOverTheLimitShouldBe4409() {
        List<LiveClient> clients = new ArrayList<>();
        try {
            IntStream.range(0, Connections.MAX_PER_MEMBER).forEach(i -> clients.add(open()));
            try (LiveClient oneMore = LiveClient.open(server.port(), GENERAL, token)) {
                assertThat(oneMore.closeCode()).isEqualTo(4409);
            }
            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.untilPong()).isEmpty());
            try (LiveClient looking =
                    LiveClient.open(server.port(), GENERAL, server.tokens.impersonating(pair.provider()))) {
                looking.next("hello");
            }
            clients.get(0).close();
            Eventually.until(() -> server.openSockets() == Connections.MAX_PER_MEMBER - 1);
            open().close();
        } finally {
            clients.forEach(LiveClient::close);
        }
    }

    @Test
    void silentSocketsShouldGoBeforeALiveOneIsRefused() {
        List<RawSocket> halfDead = new ArrayList<>();
        try {
            IntStream.range(0, Connections.MAX_PER_MEMBER).forEach(i -> {
                RawSocket socket = RawSocket.of(server.port(), token);
                socket.hear();
                halfDead.add(socket);
            });
            server.pass(LiveLimits.UNANSWERED);
            open().close();
            assertThat(halfDead.get(0).closeCode()).isEqualTo(4408);
        } finally {
            halfDead.forEach(RawSocket::close);
        }
    }

    @Test
    void oneWhoReadsNothingShouldBeCutOffAndSlowNobody() {
        String large = "💪".repeat(2_000);
        try (RawSocket slow = RawSocket.of(server.port(), server.tokens.of(pair.customer()));
                LiveClient quick = LiveClient.open(server.port(), GENERAL, server.tokens.of(pair.customer()))) {
            quick.next("hello");
            int sent = 0;
            while (server.meters().get("rapport.outbox.overflows").counter().count() == 0) {
                assertThat(sent).as("messages until the slow one was cut off").isLessThan(20_000);
                server.post(
                        "/api/messaging/conversations/" + conversation.id() + "/send/",
                        token,
                        "{\"content\": \"" + large + "\"}");
                sent++;
            }
            server.pass(LiveLimits.CLOSING);
            Eventually.until(() -> server.openSockets() == 1);
            assertThat(server.closedSockets(4408)).isEqualTo(1);
            slow.awaitEnd();
            for (int seq = 2; seq <= sent + 1; seq++) {
                assertThat(quick.next("chat.new_message").at("/message/seq").asInt())
                        .isEqualTo(seq);
            }
        }
    }

    @Test
    void oneWhoAsksForMuchAndTakesNothingShouldBeReadNoFurther() {
        IntStream.range(0, 120).forEach(i -> server.world.said(Side.CUSTOMER, conversation, "x".repeat(2_000)));
        try (RawSocket greedy = RawSocket.of(server.port(), token)) {
            greedy.hear();
            IntStream.range(0, 500).forEach(i -> greedy.say("{'type': 'resume', 'after_seq': 0, " + where() + "}"));
            // All of it comes, once it is taken, and nothing was cut off for it.
            for (int i = 0; i < 500; i++) {
                assertThat(greedy.hear().text()).startsWith("{\"type\":\"history\"");
            }
            assertThat(server.closedSockets(4408)).isZero();
        }
    }

    @Test
    void oneWhoLeavesWithoutAWordShouldBeForgotten() {
        RawSocket gone = RawSocket.of(server.port(), token);
        gone.hear();
        gone.close();
        Eventually.until(() -> server.openSockets() == 0);
        assertThat(server.presence().of(pair.provider(), conversation.id())).isEqualTo(Attention.AWAY);
    }

    @Test
    void aSocketShouldBeToldBeforeTheServerStops() {
        try (LiveClient client = open();
                RawSocket stranger = RawSocket.stranger(server.port());
                RawSocket halfDead = RawSocket.of(server.port(), token)) {
            Eventually.until(() -> server.openSockets() == 3);
            long begin = System.nanoTime();
            server.close();
            assertThat(client.closeCode()).isEqualTo(1012);
            assertThat(stranger.closeCode()).isEqualTo(1012);
            assertThat(halfDead.closeCode()).isEqualTo(1012);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(server.openSockets()).isZero();
        }
    }
}
