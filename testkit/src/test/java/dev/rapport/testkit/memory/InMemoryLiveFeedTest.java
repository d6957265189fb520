package dev.rapport.testkit.memory;

import static dev.rapport.testkit.fixture.Fixtures.aConversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.testkit.contract.LiveFeedContract;
import org.junit.jupiter.api.Test;

class InMemoryLiveFeedTest implements LiveFeedContract {

    private final InMemoryLiveFeed feed = new InMemoryLiveFeed();

    @Override
    public LiveFeed feed() {
        return feed;
    }

    @Test
    void eventsShouldBeThoseThatWerePublished() {
        LiveEvent first = new LiveEvent.AccessChanged(aConversation());
        LiveEvent second = new LiveEvent.AccessChanged(aConversation());
        feed.publish(first);
        feed.publish(second);
        assertThat(feed.events()).containsExactly(first, second);
    }

    @Test
    void eventsShouldMissNothingOfManyAtOnce() {
        publishShouldTakeEventsFromManyAtOnceAndReturn();
        assertThat(feed.events()).hasSize(8 * 50 * 6);
    }
}
