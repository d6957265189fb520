package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.message.MarkRead;
import dev.rapport.domain.Scheduler;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Telling the world comes after the commit, once, and can't fail what has happened. */
class AfterCommitTest {

    private static final PushSender NOWHERE = (notification, devices) -> {};

    private static final LiveFeed BROKEN_FEED = new LiveFeed() {
        @Override
        public void expect(Conversation conversation) {
            fault();
        }

        @Override
        public void publish(LiveEvent event) {
            fault();
        }
    };

    private static <T> T fault() {
        throw new IllegalStateException("planted");
    }

    private static void assertEverythingHappens(House house) {
        Pair pair = house.world.aPair();
        house.rapport.devices().register(Fixtures.aPushToken(), pair.customer(), Platform.ANDROID);
        Conversation conversation = done(house.start(pair.provider(), pair.customer(), "Hi"))
                .conversation()
                .conversation();
        done(house.send(pair.provider(), conversation.id(), "Are you there?"));
        done(house.useCases
                .markRead()
                .mark(new MarkRead.Command(Viewer.member(pair.customer()), conversation.id(), Optional.empty())));
        done(house.useCases.endRelationship().end(House.PLATFORM, pair));
        done(house.useCases.beginRelationship().begin(House.PLATFORM, pair));
        done(house.useCases.eraseMember().erase(House.PLATFORM, pair.customer()));
        assertThat(house.world.newest(conversation))
                .hasSize(2)
                .allMatch(message -> message.readAt().isPresent());
        assertThat(house.world.now(conversation).isArchived()).isTrue();
    }

    @Test
    void aFeedThatThrowsShouldFailNothing() {
        assertEverythingHappens(new House(BROKEN_FEED, NOWHERE, ManualScheduler.AT_ONCE));
    }

    @Test
    void aPushThatThrowsShouldFailNothing() {
        PushSender broken = (notification, devices) -> fault();
        assertEverythingHappens(new House(LiveFeed.NONE, broken, ManualScheduler.AT_ONCE));
    }

    @Test
    void aSchedulerThatRejectsShouldFailNothing() {
        Scheduler full = (delay, task) -> {
            throw new RejectedExecutionException("planted");
        };
        House house = new House(LiveFeed.NONE, NOWHERE, full);
        assertEverythingHappens(house);
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.DROPPED, PushOutcome.DROPPED);
    }

    @Test
    void aSchedulerThatThrowsShouldFailNothing() {
        Scheduler broken = (delay, task) -> fault();
        assertEverythingHappens(new House(LiveFeed.NONE, NOWHERE, broken));
    }

    @Test
    void pushingShouldBeLeftToTheScheduler() {
        House house = House.thatWaits();
        assertEverythingHappens(house);
        assertThat(house.rapport.pushes().sent()).isEmpty();
        assertThat(house.useCases.notificationsWaiting()).isEqualTo(2);
        assertThat(house.later.waiting()).isEqualTo(1);
    }

    @Test
    void aPushShouldBeMadeAlsoWhereTheFeedThrows() {
        List<String> titles = new ArrayList<>();
        House house = new House(
                BROKEN_FEED, (notification, devices) -> titles.add(notification.title()), ManualScheduler.AT_ONCE);
        assertEverythingHappens(house);
        assertThat(titles).hasSize(2);
    }

    @Test
    void eachThingShouldBeToldOnceAndInItsOrder() {
        House house = new House();
        assertEverythingHappens(house);
        assertThat(house.rapport.live().events())
                .<Class<?>>extracting(LiveEvent::getClass)
                .containsExactly(
                        LiveEvent.MessageAppended.class,
                        LiveEvent.MessageAppended.class,
                        LiveEvent.ReadMarkMoved.class,
                        LiveEvent.AccessChanged.class,
                        LiveEvent.AccessChanged.class,
                        LiveEvent.MemberErased.class,
                        LiveEvent.AccessChanged.class);
        assertThat(house.rapport.pushes().sent()).hasSize(2);
    }

    @Test
    void whatChangesNothingShouldNotBeTold() {
        House house = new House();
        Conversation conversation = house.world.aConversation();
        Pair pair = World.pairOf(conversation);
        Viewer provider = Viewer.member(pair.provider());
        house.rapport.devices().register(Fixtures.aPushToken(), pair.customer(), Platform.ANDROID);
        Optional<ClientMessageId> name = Optional.of(Fixtures.aClientMessageId());
        done(house.send(provider, conversation.id(), "Hi", name));

        done(house.send(provider, conversation.id(), "Hi", name));
        house.send(provider, conversation.id(), "Hello", name);
        house.send(provider, conversation.id(), " ", Optional.empty());
        done(house.useCases.markRead().mark(new MarkRead.Command(provider, conversation.id(), Optional.empty())));
        done(house.useCases.markRead().mark(new MarkRead.Command(provider, conversation.id(), Optional.empty())));
        done(house.useCases.beginRelationship().begin(House.PLATFORM, pair));
        done(house.useCases.endRelationship().end(House.PLATFORM, house.world.aPair()));

        assertThat(house.rapport.live().events().stream().filter(event -> !(event instanceof LiveEvent.ReadMarkMoved)))
                .hasSize(1);
        assertThat(house.rapport.live().events()).hasSizeLessThanOrEqualTo(2);
        assertThat(house.rapport.pushes().sent()).hasSize(1);
    }
}
