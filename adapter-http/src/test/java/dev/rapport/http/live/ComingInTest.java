package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.Ports;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.Presence.Attention;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.http.security.Verification;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.Heard;
import dev.rapport.http.support.Interposed;
import dev.rapport.http.support.LiveClient;
import dev.rapport.http.support.RawSocket;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** Who may open a socket, in which of the three ways, and for how long. */
class ComingInTest {

    private static final String GENERAL = "/ws/messaging/";

    private final AtomicBoolean areKeysGone = new AtomicBoolean();
    private TestServer server =
            new TestServer.Setup().verifiedBy(this::withKeysThatGo).started();
    private final Conversation conversation = server.world.aConversation();
    private final Pair pair = World.pairOf(conversation);
    private final String token = server.tokens.of(pair.provider());

    private TokenVerifier withKeysThatGo(TokenVerifier real) {
        return new TokenVerifier() {
            @Override
            public Verification verify(String token) {
                if (areKeysGone.get()) {
                    throw new Unavailable("planted");
                }
                return real.verify(token);
            }
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveClient open(String path) {
        return LiveClient.open(server.port(), path);
    }

    private LiveClient open(String path, String withToken) {
        return LiveClient.open(server.port(), path, withToken);
    }

    private static String auth(String token) {
        return "{'type': 'auth', 'token': '" + token + "'}";
    }

    private static void assertWelcome(LiveClient client, MemberId member) {
        try (client) {
            assertThat(client.next("hello").path("user_id").asText()).isEqualTo(member.value());
        }
    }

    private static void assertClosed(LiveClient client, int code) {
        try (client) {
            assertThat(client.closeCode()).isEqualTo(code);
        }
    }

    @Test
    void aTokenInTheHeaderShouldOpen() {
        assertWelcome(open(GENERAL, token), pair.provider());
        assertWelcome(open("/ws/messaging", token), pair.provider());
    }

    @Test
    void aTokenInTheFirstFrameShouldOpen() {
        assertWelcome(open(GENERAL).say(auth(token)), pair.provider());
    }

    @Test
    void aTokenInTheQueryShouldOpen() {
        assertWelcome(open(GENERAL + "?token=" + token), pair.provider());
        String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("e", "%65");
        assertWelcome(open(GENERAL + "?x=%20&token=" + encoded), pair.provider());
    }

    @Test
    void aTokenInTheQueryShouldNotBeBelievedWhereThatIsShut() {
        server.close();
        server = new TestServer.Setup().withoutTokensInQueries().started();
        MemberId member = server.world.aProvider().id();
        String known = server.tokens.of(member);
        assertClosed(open(GENERAL + "?token=" + known), 4401);
        assertWelcome(open(GENERAL, known), member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=", "?token=x", "?token=%zz", "?token=%C3%28", "?token=%zz&token=x", "?x=%zz"})
    void aBadTokenInTheQueryShouldBe4401(String query) {
        try (RawSocket client = new RawSocket(server.port(), GENERAL + query, "")) {
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void twoTokensInTheQueryShouldBe4401() {
        assertClosed(open(GENERAL + "?token=" + token + "&token=" + token), 4401);
    }

    @Test
    void aBadTokenShouldBeAnUpgradeThatIsClosed() {
        assertClosed(open(GENERAL, "bad"), 4401);
        assertClosed(open(GENERAL).say(auth("bad")), 4401);
        assertClosed(open(GENERAL).say("{'type': 'auth'}"), 4401);
        assertClosed(open(GENERAL).say("{'type': 'auth', 'token': 7}"), 4401);
        server.clock.advance(Duration.ofHours(2));
        assertClosed(open(GENERAL, token), 4401);
    }

    @Test
    void aHeaderShouldCountBeforeTheQuery() {
        assertClosed(open(GENERAL + "?token=" + token, "bad"), 4401);
    }

    @Test
    void anyOtherFrameBeforeTheTokenShouldBe4401() {
        assertClosed(open(GENERAL).say("{'type': 'ping'}"), 4401);
        assertClosed(open(GENERAL).say("{'type': 'resume', 'conversation_id': '" + conversation.id() + "'}"), 4401);
    }

    @Test
    void aFrameBeforeTheTokenShouldBeNoLongerThanATokenMay() {
        assertClosed(open(GENERAL).say(auth("x".repeat(LiveLimits.MAX_UNAUTHENTICATED_FRAME_BYTES))), 1009);
    }

    @Test
    void nobodyShouldBeSentAwayWhileTheKeysAreOutOfReach() {
        try (LiveClient member = open(GENERAL, token);
                Heard warnings = Heard.from("dev.rapport.http.live.Tickets")) {
            member.next("hello");
            areKeysGone.set(true);
            assertClosed(open(GENERAL, token), 1012);
            assertClosed(open(GENERAL).say(auth(token)), 1012);
            assertThat(member.say(auth(token)).next("error").path("code").asText())
                    .isEqualTo("unavailable");
            assertThat(warnings.messages()).hasSize(3).allMatch(line -> !line.contains(token));
            areKeysGone.set(false);
            member.say(auth(token));
            assertThat(member.untilPong()).isEmpty();
        }
    }

    @Test
    void thoseWhoTakePartInNothingShouldBe4403() {
        assertClosed(open(GENERAL, server.tokens.ofAdmin()), 4403);
        assertClosed(open(GENERAL, server.tokens.ofService()), 4403);
        assertClosed(open(GENERAL, server.tokens.of(new MemberId("nobody"))), 4403);
        String sameId = server.tokens.with(pair.provider().value(), claims -> claims.withClaim("role", "admin"));
        assertClosed(open(GENERAL, sameId), 4403);
        assertClosed(open("/ws/messaging/" + conversation.id() + "/", sameId), 4403);
    }

    @Test
    void aConversationShouldOpenForItsTwoAlone() {
        String path = "/ws/messaging/" + conversation.id();
        assertWelcome(open(path, token), pair.provider());
        assertWelcome(open(path + "/", server.tokens.of(pair.customer())), pair.customer());
        assertWelcome(open(path + "/", server.tokens.impersonating(pair.customer())), pair.customer());
        assertClosed(open(path, server.tokens.of(server.world.aProvider().id())), 4404);
        assertClosed(open("/ws/messaging/" + server.world.aConversation().id(), token), 4404);
        assertClosed(open("/ws/messaging/no-uuid", token), 4404);
        assertClosed(open("/ws/messaging/no-uuid", "bad"), 4401);
    }

    @Test
    void anArchivedConversationShouldOpenForItsProviderAlone() {
        Conversation archived = server.world.anArchivedConversation();
        Pair apart = World.pairOf(archived);
        String path = "/ws/messaging/" + archived.id();
        assertWelcome(open(path, server.tokens.of(apart.provider())), apart.provider());
        assertClosed(open(path, server.tokens.of(apart.customer())), 4403);
        assertWelcome(open(GENERAL, server.tokens.of(apart.customer())), apart.customer());
    }

    /** The conversation is found open, and ends before the two are looked for: after that nobody would notice. */
    @Test
    void anEndWhileAConversationIsOpenedShouldCloseIt() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
        server.close();
        server = new TestServer.Setup()
                .over(given -> new Ports(
                        Interposed.before(Directory.class, given.directory(), () -> {
                            if (asked.incrementAndGet() == 2) {
                                end.get().run();
                            }
                        }),
                        given.conversations(),
                        given.messages(),
                        given.readMarks(),
                        given.relationships(),
                        given.devices()))
                .started();
        Conversation there = server.world.aConversation();
        Pair apart = World.pairOf(there);
        String own = server.tokens.of(apart.customer());
        asked.set(0);
        end.set(() -> server.useCases.endRelationship().end(Viewer.service(new MemberId("platform")), apart));
        assertClosed(open("/ws/messaging/" + there.id(), own), 4403);
        assertThat(asked.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRenewalShouldBeSilentAndLast() {
        try (LiveClient client = open(GENERAL, token)) {
            client.next("hello");
            server.clock.advance(Duration.ofMinutes(50));
            client.say(auth(server.tokens.of(pair.provider())));
            assertThat(client.untilPong()).isEmpty();
            server.clock.advance(Duration.ofMinutes(50));
            assertThat(client.untilPong()).isEmpty();
            assertThat(server.closedSockets(4401)).isZero();
        }
    }

    @Test
    void aRenewalAsSomebodyElseShouldBe4401() {
        for (String other : new String[] {
            server.tokens.of(pair.customer()),
            server.tokens.impersonating(pair.provider()),
            server.tokens.with(pair.provider().value(), claims -> claims.withClaim("role", "service")),
            "bad"
        }) {
            try (LiveClient client = open(GENERAL, token)) {
                client.next("hello");
                assertThat(client.say(auth(other)).closeCode()).isEqualTo(4401);
            }
        }
    }

    @Test
    void aTokenThatExpiresShouldCloseAfterTheLeeway() {
        try (LiveClient client = open(GENERAL, token)) {
            client.next("hello");
            server.clock.advance(Duration.ofHours(1).plusSeconds(29));
            assertThat(client.untilPong()).isEmpty();
            server.clock.advance(Duration.ofSeconds(1));
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void whatIsNoUpgradeShouldBeToldSo() {
        Reply plain = server.get(GENERAL, token);
        assertThat(plain.status()).isEqualTo(426);
        assertThat(plain.header("Upgrade")).contains("websocket");
        assertThat(plain.code()).isEqualTo("invalid_request");
        Reply post = server.post(GENERAL, token, "{}");
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow")).contains("GET");
        Reply unknown = server.exchange(server.request("GET", "/ws/other/", BodyPublishers.noBody()));
        assertThat(unknown.status()).isEqualTo(404);
        assertThatThrownBy(() -> open("/ws/other/", token)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingOfTheTokenShouldBeLoggedWhereSomethingGoesWrong() {
        server.close();
        server = new TestServer.Setup()
                .verifiedBy(real -> given -> {
                    throw new IllegalStateException("planted");
                })
                .started();
        try (Heard lines = Heard.from(Logger.ROOT_LOGGER_NAME)) {
            assertThatThrownBy(() -> open(GENERAL + "?token=" + token)).isInstanceOf(AssertionError.class);
            Eventually.until(() -> lines.messages().stream().anyMatch(line -> line.startsWith("Answered 500")));
            assertThat(lines.messages()).noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void nothingOfTheTokenShouldBeLogged() {
        try (Heard lines = Heard.from("dev.rapport.http.access")) {
            assertWelcome(open(GENERAL + "?token=" + token), pair.provider());
            Eventually.until(() -> !lines.messages().isEmpty());
            assertThat(lines.messages()).hasSize(1).allMatch(line -> line.startsWith("GET /ws/messaging/ 101 "));
        }
    }

    @Test
    void whoeverLooksThroughAMembersEyesShouldHearAllAndBeNowhere() {
        try (LiveClient looking = open(GENERAL, server.tokens.impersonating(pair.provider()));
                LiveClient other = open(GENERAL, server.tokens.of(pair.customer()))) {
            looking.next("hello");
            other.next("hello");
            String where = "'conversation_id': '" + conversation.id() + "'";
            for (String forbidden : new String[] {
                "{'type': 'send', 'content': 'Hi', " + where + "}",
                "{'type': 'send', " + where + "}",
                "{'type': 'read', " + where + "}",
                "{'type': 'typing', 'is_typing': true, " + where + "}",
                "{'type': 'focus', " + where + "}"
            }) {
                assertThat(looking.say(forbidden).next().path("code").asText()).isEqualTo("impersonation_read_only");
            }
            assertThat(server.presence().of(pair.provider(), conversation.id())).isEqualTo(Attention.AWAY);
            looking.say("{'type': 'resume', 'after_seq': 0, " + where + "}");
            assertThat(looking.next("history").path("messages")).hasSize(1);
            other.say("{'type': 'send', 'content': 'Are you there?', " + where + "}");
            looking.next("chat.new_message");
            assertThat(looking.next("unread_count").path("unread_count").asLong())
                    .isEqualTo(1);
            other.next("chat.new_message");
            assertThat(other.untilPong())
                    .noneMatch(frame -> frame.path("type").asText().startsWith("chat."));
        }
    }

    @Test
    void aSocketShouldBeThereAndLookForAsLongAsThereAreFrames() {
        try (LiveClient client = open(GENERAL, token)) {
            client.next("hello");
            assertThat(attention()).isEqualTo(Attention.CONNECTED);
            client.say("{'type': 'focus', 'conversation_id': '" + conversation.id() + "'}");
            client.untilPong();
            assertThat(attention()).isEqualTo(Attention.LOOKING);
            server.pass(Duration.ofSeconds(59));
            assertThat(attention()).isEqualTo(Attention.LOOKING);
            client.untilPong();
            server.pass(Duration.ofSeconds(50));
            client.awaitPing();
            server.pass(Duration.ofSeconds(10));
            assertThat(attention()).isEqualTo(Attention.CONNECTED);
            client.untilPong();
            assertThat(attention()).isEqualTo(Attention.LOOKING);
            client.say("{'type': 'focus', 'conversation_id': null}");
            client.untilPong();
            assertThat(attention()).isEqualTo(Attention.CONNECTED);
        }
        Eventually.until(() -> attention() == Attention.AWAY);
    }

    @Test
    void aSocketForAConversationShouldLookAtIt() {
        try (LiveClient client = open("/ws/messaging/" + conversation.id() + "/", token)) {
            client.next("hello");
            assertThat(attention()).isEqualTo(Attention.LOOKING);
        }
    }

    private Attention attention() {
        return server.presence().of(pair.provider(), conversation.id());
    }
}
