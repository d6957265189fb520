package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aConversation;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.anArchivedConversation;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Side;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.MutableClock;
import java.util.List;
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
                new LiveEvent.MessageAppended(conversation.with(message), message),
                new LiveEvent.ReadMarkMoved(conversation, Side.CUSTOMER, MutableClock.START),
                new LiveEvent.AccessChanged(anArchivedConversation()));
    }

    @Test
    default void publishShouldTakeEveryEvent() {
        oneOfEach().forEach(feed()::publish);
    }

    @Test
    default void publishShouldTakeEventsFromManyAtOnceAndReturn() {
        LiveFeed feed = feed();
        Together.times(8, number -> {
            for (int i = 0; i < 50; i++) {
                oneOfEach().forEach(feed::publish);
            }
            return true;
        });
    }
}
