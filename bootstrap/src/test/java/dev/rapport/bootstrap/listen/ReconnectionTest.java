package dev.rapport.bootstrap.listen;

import static dev.rapport.bootstrap.listen.Frames.conversation;
import static dev.rapport.bootstrap.listen.Frames.history;
import static dev.rapport.bootstrap.listen.Frames.live;
import static dev.rapport.bootstrap.listen.Frames.resume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listener does when a connection ends, or does not begin: come back, or stay away. */
@Timeout(120)
class ReconnectionTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final FakeServer server = new FakeServer();

    @BeforeEach
    void aConversation() {
        server.hasConversations(conversation("a", 4, 4));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    static Stream<Named<Consumer<FakeSocket>>> passingEnds() {
        return Stream.of(
                Named.of("restart", socket -> socket.close(1012)),
                Named.of("fault", socket -> socket.close(1011)),
                Named.of("malformed", socket -> socket.close(4400)),
                Named.of("too slow", socket -> socket.close(4408)),
                Named.of("too many sockets", socket -> socket.close(4409)),
                Named.of("too many frames", socket -> socket.close(4429)),
                Named.of("crash", FakeSocket::drop),
                Named.of("no JSON", socket -> socket.say("hello?")),
                Named.of("no type", socket -> socket.say("[]")));
    }

    @ParameterizedTest
    @MethodSource("passingEnds")
    void listenerShouldComeBackAndResume(Consumer<FakeSocket> end) throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket first = server.welcome();
            first.say(live("a", 5));
            assertThat(listener.shown(1)).containsExactly("a 5");
            end.accept(first);

            FakeSocket second = server.accept();
            server.hasConversations(conversation("a", 7, 4));
            second.say(Frames.hello());
            assertThat(second.next()).isEqualTo(resume("a", 5));
            second.say(live("a", 6));
            second.say(history("a", 6, 7, true));
            assertThat(listener.shown(3)).containsExactly("a 5", "a 6", "a 7");
            assertThat(listener.notices()).contains("; reconnecting…").contains("Connected again.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4403, 4404})
    void listenerShouldStayAwayWhenToldSo(int code) throws Exception {
        try (var listener = Listening.to(server)) {
            server.welcome().close(code);

            assertThat(listener.ending().next()).isEqualTo(Ending.Next.STAY_AWAY);
            assertThat(listener.ending().words()).contains("close code " + code);
            assertThat(server.hasVisitor()).isFalse();
        }
    }

    @Test
    void listenerShouldComeBackWithANewTokenWhenTheOldOneHasExpired() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket first = server.welcome();
            assertThat(first.authorization()).isEqualTo("Bearer token-1");
            first.close(4401);

            FakeSocket second = server.welcome();
            assertThat(second.authorization()).isEqualTo("Bearer token-2");
            second.say(live("a", 5));
            assertThat(listener.shown(1)).containsExactly("a 5");
        }
    }

    @Test
    void listenerShouldEndWhenANewTokenIsNotBelieved() throws Exception {
        try (var listener = Listening.to(server)) {
            server.accept().close(4401);

            assertThat(listener.ending().words())
                    .isEqualTo("The server does not believe the token, or it has expired. Is the secret the server's?");
        }
    }

    @Test
    void listenerShouldEndWhenItHasNoOtherToken() throws Exception {
        try (var listener =
                Listening.Setup.usual().with(TokenSource.fixed("mine")).to(server)) {
            FakeSocket first = server.welcome();
            assertThat(first.authorization()).isEqualTo("Bearer mine");
            first.close(4401);

            assertThat(listener.ending().words()).endsWith("Get a new one for --token.");
        }
    }

    @Test
    void listenerShouldEndWhenRestDoesNotBelieveTheToken() throws Exception {
        server.answers(401);
        try (var listener = Listening.to(server)) {
            assertThat(listener.ending().words()).contains("does not believe the token");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, It answers 404 to GET /api/messaging/conversations/", "403, It answers 403"})
    void listenerShouldEndWhereThereIsNoSuchServer(int status, String words) throws Exception {
        server.answers(status);
        try (var listener = Listening.to(server)) {
            assertThat(listener.ending().words()).startsWith(words);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void listenerShouldTryAgainWhileTheServerCannotAnswer(int status) throws Exception {
        server.answers(status);
        try (var listener = Listening.to(server)) {
            while (!listener.notices().contains("trying again…")) {
                Thread.onSpinWait();
            }
            server.answers(200);
            server.welcome().say(live("a", 5));

            assertThat(listener.shown(1)).containsExactly("a 5");
            assertThat(listener.notices().lines()).hasSize(2);
        }
    }

    @Test
    void listenerShouldComeBackAtItsLeisureWhenThereAreTooManySockets() throws Exception {
        var patience = new Patience(NEVER, NEVER, Duration.ofMillis(1), NEVER);
        try (var listener = Listening.Setup.usual().with(patience).to(server)) {
            server.accept().close(4409);
            server.welcome().say(live("a", 5));

            assertThat(listener.shown(1)).containsExactly("a 5");
        }
    }

    @Test
    void listenerShouldComeBackWhereTheConnectionBreaksOffRightBehindAFrame() throws Exception {
        try (var listener = Listening.to(server)) {
            server.welcome().drop();
            server.welcome().say(live("a", 5));

            assertThat(listener.shown(1)).containsExactly("a 5");
        }
    }

    @Test
    void listenerShouldComeBackWhenNothingIsHeardAnyMore() throws Exception {
        var patience = new Patience(Duration.ofMillis(1), NEVER, NEVER, Duration.ofMillis(200));
        try (var deaf = RawServer.deaf();
                var listener = Listening.Setup.usual().with(patience).to(deaf.address())) {
            deaf.awaitVisitors(2);

            assertThat(listener.notices()).contains("Nothing is heard of the server any more; reconnecting…");
        }
    }

    @Test
    void listenerShouldStayWhereTheServerIsQuietAndAlive() throws Exception {
        var patience = new Patience(Duration.ofMillis(1), NEVER, NEVER, Duration.ofSeconds(1));
        try (var quiet = RawServer.quiet();
                var listener = Listening.Setup.usual().with(patience).to(quiet.address())) {
            quiet.awaitPings(3);

            assertThat(listener.notices().lines()).singleElement().asString().startsWith("Connected to");
        }
    }

    @Test
    void listenerShouldSayGoodbyeWhenInterrupted() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 5));
            listener.shown(1);
            listener.interrupt();

            assertThat(socket.endCode()).isEqualTo(1000);
            assertThatThrownBy(listener::ending)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void listenerShouldEndWhenNobodyReadsItAnyMore() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 5));
            listener.shown(1);
            listener.closeOutput();
            socket.say(live("a", 6));

            assertThat(listener.ending().next()).isEqualTo(Ending.Next.DONE);
        }
    }
}
