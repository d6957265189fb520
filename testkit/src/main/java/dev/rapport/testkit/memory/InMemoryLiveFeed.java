package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was published, for tests to look at. */
public final class InMemoryLiveFeed implements LiveFeed {

    private final List<Conversation> expected = new CopyOnWriteArrayList<>();
    private final List<LiveEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void expect(Conversation conversation) {
        expected.add(conversation);
    }

    @Override
    public void publish(LiveEvent event) {
        events.add(event);
    }

    /** Where a message was to be appended, in the order of saying so, as it was then. */
    public List<Conversation> expected() {
        return List.copyOf(expected);
    }

    /** All there were so far, in the order of publishing. */
    public List<LiveEvent> events() {
        return List.copyOf(events);
    }
}
