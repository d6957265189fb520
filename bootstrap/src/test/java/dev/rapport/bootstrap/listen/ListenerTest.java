package dev.rapport.bootstrap.listen;

import static dev.rapport.bootstrap.listen.Frames.conversation;
import static dev.rapport.bootstrap.listen.Frames.error;
import static dev.rapport.bootstrap.listen.Frames.history;
import static dev.rapport.bootstrap.listen.Frames.live;
import static dev.rapport.bootstrap.listen.Frames.resume;
import static dev.rapport.bootstrap.listen.Frames.updated;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.domain.conversation.ConversationId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the listener shows: every message once, in order, and none left out. */
@Timeout(120)
class ListenerTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void listenerShouldShowWhatComesLiveOnce() throws Exception {
        server.hasConversations(conversation("a", 4, 4), conversation("b", 0, 0));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 5));
            socket.say(live("b", 1));
            socket.say(live("a", 5));
            socket.say(live("a", 4));
            socket.say(live("a", 6));

            assertThat(listener.shown(3)).containsExactly("a 5", "b 1", "a 6");
            assertThat(listener.notices()).startsWith("Connected to " + server.address() + " as trainee-1");
        }
    }

    @Test
    void listenerShouldShowOtherEventsToo() throws Exception {
        server.hasConversations(conversation("a", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say("{\"type\":\"chat.typing\",\"conversation_id\":\"a\"}");
            socket.say("{\"type\":\"chat.read_receipt\",\"conversation_id\":\"x\"}");
            socket.say("{\"type\":\"of.a.later.version\"}");
            socket.say("{\"type\":\"unread_count\",\"unread_count\":3}");
            socket.say(updated(conversation("a", 4, 4)));

            assertThat(listener.shown(4))
                    .containsExactly(
                            "chat.typing Ana Ruiz",
                            "chat.read_receipt somebody",
                            "unread_count somebody",
                            "conversation.updated Ana Ruiz");
        }
    }

    @Test
    void listenerShouldFetchWhatCameBetweenItsBeginningAndTheGreeting() throws Exception {
        server.hasConversations(conversation("a", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.accept();
            server.hasConversations(conversation("a", 5, 4));
            socket.say(Frames.hello());
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(history("a", 5, 5, true));

            assertThat(listener.shown(1)).containsExactly("a 5");
        }
    }

    @Test
    void listenerShouldFillAHoleInOrder() throws Exception {
        server.hasConversations(conversation("a", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 8));
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(live("a", 9));
            // The database was asked before 9 was there: that one is fetched once more.
            socket.say(history("a", 5, 8, true));
            assertThat(socket.next()).isEqualTo(resume("a", 8));
            socket.say(history("a", 9, 9, true));
            socket.say(live("a", 10));

            assertThat(listener.shown(6)).containsExactly("a 5", "a 6", "a 7", "a 8", "a 9", "a 10");
        }
    }

    @Test
    void listenerShouldFillAHoleThatOpensWhileItAsks() throws Exception {
        server.hasConversations(conversation("a", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.accept();
            server.hasConversations(conversation("a", 5, 4));
            socket.say(Frames.hello());
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(live("a", 5));
            socket.say(live("a", 7));
            socket.say(history("a", 5, 5, true));
            assertThat(socket.next()).isEqualTo(resume("a", 5));
            socket.say(history("a", 6, 7, true));

            assertThat(listener.shown(3)).containsExactly("a 5", "a 6", "a 7");
        }
    }

    @Test
    void listenerShouldAskAgainWhileThereIsMore() throws Exception {
        server.hasConversations(conversation("a", 0, 0));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 5));
            assertThat(socket.next()).isEqualTo(resume("a", 0));
            socket.say(history("a", 1, 2, false));
            assertThat(socket.next()).isEqualTo(resume("a", 2));
            socket.say(history("a", 3, 4, false));
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(history("a", 5, 5, true));

            assertThat(listener.shown(5)).containsExactly("a 1", "a 2", "a 3", "a 4", "a 5");
        }
    }

    @Test
    void listenerShouldResumeEveryConversationThatIsBehindOneAfterAnother() throws Exception {
        server.hasPages(List.of(
                List.of(conversation("a", 4, 4), conversation("b", 4, 4)),
                List.of(conversation("c", 4, 4)),
                List.of(conversation("d", 4, 4))));
        try (var listener = Listening.to(server)) {
            server.welcome().drop();
            FakeSocket socket = server.accept();
            server.hasPages(List.of(
                    List.of(conversation("d", 5, 4), conversation("a", 5, 4)),
                    List.of(conversation("b", 4, 4), conversation("c", 6, 4))));
            socket.say(Frames.hello());

            assertThat(socket.next()).isEqualTo(resume("d", 4));
            assertThat(socket.hasHeardMore()).isFalse();
            socket.say(history("d", 5, 5, true));
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(history("a", 5, 5, true));
            assertThat(socket.next()).isEqualTo(resume("c", 4));
            socket.say(history("c", 5, 6, true));

            assertThat(listener.shown(4)).containsExactly("d 5", "a 5", "c 5", "c 6");
        }
    }

    @Test
    void listenerShouldShowANewConversationFromItsFirstMessage() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(updated(conversation("new", 0, 0)));
            socket.say(live("new", 1));
            server.hasConversations(conversation("newer", 2, 0), conversation("new", 1, 0));
            assertThat(listener.shown(2)).containsExactly("conversation.updated Ana Ruiz", "new 1");
            socket.drop();
            FakeSocket next = server.welcome();
            assertThat(next.next()).isEqualTo(resume("newer", 0));
            next.say(history("newer", 1, 2, true));

            assertThat(listener.shown(4)).endsWith("newer 1", "newer 2");
        }
    }

    @Test
    void listenerShouldShowWhatIsUnreadWhereAConversationOpensAgain() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(updated(conversation("old", 70, 68)));
            assertThat(socket.next()).isEqualTo(resume("old", 68));
            socket.say(history("old", 69, 70, true));

            assertThat(listener.shown(3)).endsWith("old 69", "old 70");
        }
    }

    @Test
    void listenerShouldBeginWithTheFirstMessageOfWhatItHasNeverHeardOf() throws Exception {
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("x", 12));
            socket.say(live("x", 13));

            assertThat(listener.shown(2)).containsExactly("x 12", "x 13");
        }
    }

    @Test
    void listenerShouldGoOnWhereTheServerDoesNotHaveWhatIsMissing() throws Exception {
        server.hasConversations(conversation("a", 4, 4), conversation("b", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 6));
            socket.say(live("b", 6));
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            socket.say(history("a", 1, 0, true));
            assertThat(socket.next()).isEqualTo(resume("b", 4));
            socket.say(error("conversation_archived"));
            socket.say(live("b", 7));
            assertThat(socket.next()).isEqualTo(resume("b", 4));
            socket.say(error("invalid_request"));
            socket.say(live("a", 5));

            assertThat(listener.shown(1)).containsExactly("a 5");
            assertThat(listener.notices())
                    .contains("does not have message 5 of the conversation a")
                    .contains("It is invalid_request.")
                    .doesNotContain("It is conversation_archived.");
        }
    }

    @Test
    void listenerShouldComeBackWhereTheServerCannotAnswer() throws Exception {
        server.hasConversations(conversation("a", 4, 4));
        try (var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            socket.say(live("a", 6));
            assertThat(socket.next()).isEqualTo(resume("a", 4));
            server.hasConversations(conversation("a", 6, 4));
            socket.say(error("unavailable"));

            FakeSocket next = server.welcome();
            assertThat(next.next()).isEqualTo(resume("a", 4));
            next.say(history("a", 5, 6, true));
            assertThat(listener.shown(2)).containsExactly("a 5", "a 6");
        }
    }

    @Test
    void listenerShouldListenToOneConversationAlone() throws Exception {
        var id = ConversationId.parse("0199f2d1-8a40-7c3e-9b52-5d0f6c1a7e21").orElseThrow();
        server.hasConversations(conversation(id.toString(), 4, 4));
        try (var listener = Listening.Setup.usual().with(id).to(server)) {
            FakeSocket socket = server.welcome();
            assertThat(socket.path()).isEqualTo("/ws/messaging/" + id + "/");
            JsonNode five = live(id.toString(), 5);
            socket.say(five);

            assertThat(listener.shown(1)).containsExactly(id + " 5");
        }
    }
}
