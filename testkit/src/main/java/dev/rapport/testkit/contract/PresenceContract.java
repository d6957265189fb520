package dev.rapport.testkit.contract;

import static dev.rapport.domain.live.Presence.Attention.AWAY;
import static dev.rapport.domain.live.Presence.Attention.CONNECTED;
import static dev.rapport.domain.live.Presence.Attention.LOOKING;
import static dev.rapport.testkit.fixture.Fixtures.aConversation;
import static dev.rapport.testkit.fixture.World.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Presence} must answer, whatever it is that keeps the sockets. */
public interface PresenceContract {

    /** What is tested: sockets, and what is known of them. A new one, with no socket open, each time it is asked for. */
    Sockets fresh();

    /** Whatever keeps the sockets, as these tests drive it. Each call returns once it has taken effect. */
    interface Sockets {

        Presence presence();

        /** Opens a socket of a viewer, who takes part in this conversation. */
        Socket connect(Viewer viewer, Conversation conversation);

        /** Lets so much time go by, in which no frame comes. */
        void pass(Duration time);
    }

    /** One open socket. */
    interface Socket {

        /** Says what the person is looking at; empty: at none of the conversations. */
        void focus(Optional<ConversationId> conversation);

        /** Sends any other frame. */
        void frame();

        void close();
    }

    @Test
    default void whoeverHasNoSocketShouldBeAway() {
        Conversation conversation = aConversation();
        assertThat(fresh().presence().of(pairOf(conversation).customer(), conversation.id()))
                .isEqualTo(AWAY);
    }

    @Test
    default void aSocketShouldConnectItsMemberAlone() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        sockets.connect(customerOf(conversation), conversation);
        assertThat(customers(sockets, conversation)).isEqualTo(CONNECTED);
        assertThat(sockets.presence().of(pairOf(conversation).provider(), conversation.id()))
                .isEqualTo(AWAY);
        assertThat(sockets.presence().of(new MemberId("nobody"), conversation.id()))
                .isEqualTo(AWAY);
    }

    @Test
    default void aFocusShouldCountForItsConversationAlone() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Socket socket = sockets.connect(customerOf(conversation), conversation);
        socket.focus(Optional.of(conversation.id()));
        assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
        assertThat(sockets.presence()
                        .of(pairOf(conversation).customer(), aConversation().id()))
                .isEqualTo(CONNECTED);
        socket.focus(Optional.empty());
        assertThat(customers(sockets, conversation)).isEqualTo(CONNECTED);
    }

    @Test
    default void theLastSocketShouldLeaveItsMemberAway() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Socket one = sockets.connect(customerOf(conversation), conversation);
        Socket two = sockets.connect(customerOf(conversation), conversation);
        one.focus(Optional.of(conversation.id()));
        assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
        one.close();
        assertThat(customers(sockets, conversation)).isEqualTo(CONNECTED);
        two.close();
        assertThat(customers(sockets, conversation)).isEqualTo(AWAY);
    }

    @Test
    default void oneSocketThatLooksShouldBeEnough() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Socket phone = sockets.connect(customerOf(conversation), conversation);
        Socket browser = sockets.connect(customerOf(conversation), conversation);
        browser.focus(Optional.of(conversation.id()));
        phone.focus(Optional.empty());
        assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
    }

    @Test
    default void aFocusShouldLapseAfterAMinuteWithoutAFrame() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Socket socket = sockets.connect(customerOf(conversation), conversation);
        socket.focus(Optional.of(conversation.id()));
        sockets.pass(Presence.FOCUS_LAPSE.minusMillis(1));
        assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
        sockets.pass(Duration.ofMillis(2));
        assertThat(customers(sockets, conversation)).isNotEqualTo(LOOKING);
    }

    @Test
    default void everyFrameShouldKeepAFocusAlive() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Socket socket = sockets.connect(customerOf(conversation), conversation);
        socket.focus(Optional.of(conversation.id()));
        for (int i = 0; i < 5; i++) {
            sockets.pass(Presence.FOCUS_LAPSE.dividedBy(2));
            socket.frame();
            assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
        }
    }

    @Test
    default void whoeverLooksThroughAMembersEyesShouldNotBeThatMember() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Viewer staff = Viewer.impersonating(pairOf(conversation).customer(), "support-1");
        sockets.connect(staff, conversation).focus(Optional.of(conversation.id()));
        assertThat(customers(sockets, conversation)).isEqualTo(AWAY);
    }

    @Test
    default void socketsThatComeAndGoAtOnceShouldLeaveNothingBehind() {
        Sockets sockets = fresh();
        Conversation conversation = aConversation();
        Together.times(8, number -> {
            for (int i = 0; i < 50; i++) {
                Socket socket = sockets.connect(customerOf(conversation), conversation);
                socket.focus(Optional.of(conversation.id()));
                assertThat(customers(sockets, conversation)).isEqualTo(LOOKING);
                socket.close();
            }
            return true;
        });
        assertThat(customers(sockets, conversation)).isEqualTo(AWAY);
    }

    @Test
    default void answersShouldNotMixUpMembers() {
        Sockets sockets = fresh();
        List<Conversation> conversations =
                IntStream.range(0, 10).mapToObj(i -> aConversation()).toList();
        conversations.forEach(conversation ->
                sockets.connect(customerOf(conversation), conversation).focus(Optional.of(conversation.id())));
        conversations.forEach(
                conversation -> assertThat(customers(sockets, conversation)).isEqualTo(LOOKING));
    }

    private static Viewer customerOf(Conversation conversation) {
        return Viewer.member(pairOf(conversation).customer());
    }

    private static Presence.Attention customers(Sockets sockets, Conversation conversation) {
        return sockets.presence().of(pairOf(conversation).customer(), conversation.id());
    }
}
