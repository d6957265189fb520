package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aConversation;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.aPair;
import static dev.rapport.testkit.fixture.Fixtures.aProvider;
import static dev.rapport.testkit.fixture.Fixtures.anArchivedConversation;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Side;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.MutableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link LiveFeed} must take. That it delivers is not the port's promise: receivers are the adapter's own. */
public interface LiveFeedContract {

    /** The feed under test. */
    LiveFeed feed();

    private static List<LiveEvent> oneOfEach() {
        Conversation conversation = aConversation();
        var draft = aDraft().by(Side.CUSTOMER, World.pairOf(conversation)).make();
        var message = conversation.nextMessage(draft, conversation.nextMessageAt(MutableClock.START));
        return List.of(
                new LiveEvent.MessageAppended(conversation.with(message), message, Map.of()),
                new LiveEvent.ReadMarkMoved(conversation, Side.CUSTOMER, MutableClock.START),
                new LiveEvent.AccessChanged(anArchivedConversation()),
                new LiveEvent.Typing(conversation, Side.PROVIDER, true),
                new LiveEvent.MemberChanged(aProvider()),
                new LiveEvent.MemberErased(aProvider().id()));
    }

    /** As use cases do: told beforehand of what is a message. */
    private static void take(LiveFeed feed, LiveEvent event) {
        if (event instanceof LiveEvent.InConversation inConversation) {
            feed.expect(inConversation.conversation());
        }
        feed.publish(event);
    }

    @Test
    default void publishShouldTakeEveryEvent() {
        LiveFeed feed = feed();
        oneOfEach().forEach(event -> take(feed, event));
    }

    @Test
    default void publishShouldTakeAMessageThatWasNotExpected() {
        Conversation conversation = aConversation();
        var draft = aDraft().by(Side.CUSTOMER, World.pairOf(conversation)).make();
        var message = conversation.nextMessage(draft, conversation.nextMessageAt(MutableClock.START));
        feed().publish(new LiveEvent.MessageAppended(conversation.with(message), message, Map.of()));
    }

    @Test
    default void expectShouldTakeAConversationWithoutAMessage() {
        Conversation none = Conversation.between(aPair(), aConversation().id(), MutableClock.START);
        feed().expect(none);
        feed().expect(none);
    }

    @Test
    default void publishShouldTakeEventsFromManyAtOnceAndReturn() {
        LiveFeed feed = feed();
        Together.times(8, number -> {
            for (int i = 0; i < 50; i++) {
                oneOfEach().forEach(event -> take(feed, event));
            }
            return true;
        });
    }
}
