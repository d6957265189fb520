package dev.rapport.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Ports;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Messages;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Within a conversation messages arrive in the order of seq, each once, however they are published. */
class LaneOrderTest {

    private final LiveHouse house = new LiveHouse();
    private final Conversation conversation = house.world.aConversation();
    private final Ear trainer = house.ear(Side.PROVIDER, conversation);
    private final Ear trainee = house.ear(Side.CUSTOMER, conversation);

    private LiveEvent said(Side side, String text) {
        house.delivery.expect(house.world.now(conversation));
        return house.committed(side, conversation, text);
    }

    @Test
    void messagesShouldReachBothSidesInOrder() {
        house.delivery.publish(said(Side.PROVIDER, "two"));
        house.delivery.publish(said(Side.CUSTOMER, "three"));
        house.run();
        assertThat(trainer.seqs()).containsExactly(2L, 3L);
        assertThat(trainee.seqs()).containsExactly(2L, 3L);
        assertThat(trainee.heard(News.NewMessage.class))
                .extracting(news -> news.message().isOwn())
                .containsExactly(false, true);
    }

    @Test
    void messagesThatArePublishedInReverseShouldArriveInOrder() {
        List<LiveEvent> events =
                List.of(said(Side.PROVIDER, "two"), said(Side.CUSTOMER, "three"), said(Side.PROVIDER, "four"));
        for (int i = events.size() - 1; i >= 0; i--) {
            house.delivery.publish(events.get(i));
        }
        house.run();
        assertThat(trainee.seqs()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whatWasPublishedTooEarlyShouldNotWaitForWhatIsMissing() {
        LiveEvent two = said(Side.PROVIDER, "two");
        LiveEvent three = said(Side.PROVIDER, "three");
        house.delivery.publish(three);
        house.run();
        assertThat(trainee.seqs()).containsExactly(2L, 3L);
        house.delivery.publish(two);
        house.run();
        assertThat(trainee.seqs()).containsExactly(2L, 3L);
    }

    @Test
    void whatIsMissingShouldBearItsAuthorsName() {
        house.delivery.expect(conversation);
        Message two = house.world.said(Side.CUSTOMER, conversation, "two");
        LiveEvent.MessageAppended three = house.committed(Side.PROVIDER, conversation, "three");
        MemberId provider = World.pairOf(conversation).provider();
        house.delivery.publish(new LiveEvent.MessageAppended(
                three.conversation(),
                three.message(),
                Map.of(provider, three.members().get(provider))));
        house.run();
        assertThat(trainer.heard(News.NewMessage.class))
                .extracting(news -> news.message().sender().name())
                .containsExactlyElementsOf(Stream.of(two, three.message())
                        .map(message -> nameOf(message.author()))
                        .toList());
    }

    private String nameOf(Side side) {
        MemberId id = conversation.participants().at(side).orElseThrow();
        return house.members(conversation).get(id).name().value();
    }

    @Test
    void whatNobodyListensToShouldTakeNoThread() {
        Conversation quiet = house.world.aConversation();
        house.delivery.publish(house.committed(Side.PROVIDER, quiet, "two"));
        house.delivery.publish(house.committed(Side.PROVIDER, quiet, "three"));
        assertThat(house.waiting()).isZero();
        Ear late = house.ear(Side.CUSTOMER, quiet);
        house.delivery.publish(house.committed(Side.PROVIDER, quiet, "four"));
        house.run();
        assertThat(late.seqs()).containsExactly(4L);
    }

    @Test
    void aMessageThatIsPublishedTwiceShouldArriveOnce() {
        LiveEvent two = said(Side.PROVIDER, "two");
        house.delivery.publish(two);
        house.delivery.publish(two);
        house.run();
        assertThat(trainee.seqs()).containsExactly(2L);
    }

    @Test
    void aHoleLongerThanAPageShouldBeFilled() {
        house.delivery.expect(conversation);
        IntStream.range(0, 250).forEach(i -> house.committed(Side.PROVIDER, conversation, "and " + i));
        house.delivery.publish(said(Side.PROVIDER, "last"));
        house.run();
        assertThat(trainee.seqs())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, 252).boxed().toList());
    }

    @Test
    void aHoleThatIsTooLongShouldBeLeftToTheClient() {
        house.delivery.expect(conversation);
        IntStream.range(0, LaneTools.MAX_MISSING + 1)
                .forEach(i -> house.committed(Side.PROVIDER, conversation, "and " + i));
        house.delivery.publish(said(Side.PROVIDER, "last"));
        house.run();
        assertThat(trainee.seqs()).containsExactly(LaneTools.MAX_MISSING + 3L);
    }

    @Test
    void moreThanAMailboxHoldsShouldAllArriveInOrder() {
        IntStream.range(0, Lane.MAX_WAITING + 500)
                .mapToObj(i -> said(Side.PROVIDER, "and " + i))
                .forEach(house.delivery::publish);
        house.run();
        assertThat(trainee.seqs())
                .containsExactlyElementsOf(LongStream.rangeClosed(2, Lane.MAX_WAITING + 501)
                        .boxed()
                        .toList());
    }

    @Test
    void aHoleShouldBeLeftWhileTheStoreDoesNotAnswer() {
        LiveHouse faulty = new LiveHouse(LaneOrderTest::withoutHistory);
        Conversation there = faulty.world.aConversation();
        Ear ear = faulty.ear(Side.CUSTOMER, there);
        faulty.delivery.expect(there);
        faulty.committed(Side.PROVIDER, there, "two");
        faulty.delivery.publish(faulty.committed(Side.PROVIDER, there, "three"));
        faulty.run();
        faulty.delivery.publish(faulty.committed(Side.PROVIDER, there, "four"));
        faulty.run();
        assertThat(ear.seqs()).containsExactly(3L, 4L);
    }

    private static Ports withoutHistory(Ports given) {
        Messages gone = new Messages() {
            @Override
            public AppendOutcome append(Draft draft, Guard guard) {
                return given.messages().append(draft, guard);
            }

            @Override
            public Optional<History> history(ConversationId asked, HistoryQuery query) {
                throw new Unavailable("planted");
            }
        };
        return new Ports(
                given.directory(),
                given.conversations(),
                gone,
                given.readMarks(),
                given.relationships(),
                given.devices());
    }

    @Test
    void aConversationShouldBeToldOfBeforeItsFirstMessage() {
        Pair pair = house.world.aPair();
        Ear starter = house.ear(pair.provider());
        Ear recipient = house.ear(pair.customer());
        house.useCases
                .startConversation()
                .start(new StartConversation.Command(
                        Viewer.member(pair.provider()), pair.customer(), "Welcome", Optional.empty()));
        house.run();
        for (Ear ear : List.of(starter, recipient)) {
            assertThat(ear.heardButCounts())
                    .<Class<?>>extracting(News::getClass)
                    .containsExactly(News.ConversationUpdated.class, News.NewMessage.class);
        }
        assertThat(recipient
                        .heard(News.ConversationUpdated.class)
                        .get(0)
                        .conversation()
                        .counterpart()
                        .id())
                .contains(pair.provider());
        assertThat(recipient.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(1));
    }

    /** Both are committed before either is published, and the second is published first. */
    @Test
    void twoWhoStartAtOnceShouldBothHearBothInOrder() {
        Pair pair = house.world.aPair();
        Ear recipient = house.ear(pair.customer());
        Conversation made = house.world.aConversationOf(pair);
        house.delivery.expect(Conversation.between(pair, made.id(), made.createdAt()));
        var first = new LiveEvent.MessageAppended(made, house.world.newest(made).get(0), house.members(made));
        LiveEvent second = house.committed(Side.CUSTOMER, made, "And I to you");
        house.delivery.publish(second);
        house.delivery.publish(first);
        house.run();
        assertThat(recipient.seqs()).containsExactly(1L, 2L);
        assertThat(recipient.heardButCounts().get(0)).isInstanceOf(News.ConversationUpdated.class);
    }

    @Test
    void aStartShouldBeExpectedUnderTheIdThatItWouldMake() {
        LiveHouse other = new LiveHouse();
        Pair pair = other.world.aPair();
        other.useCases
                .startConversation()
                .start(new StartConversation.Command(
                        Viewer.member(pair.provider()), pair.customer(), "Welcome", Optional.empty()));
        assertThat(other.delivery.lanes()).isEqualTo(1);
    }

    @Test
    void aLaneShouldStayWhileSomebodyListensAndGoAWhileAfter() {
        house.delivery.publish(said(Side.PROVIDER, "two"));
        house.run();
        house.pass(LiveDelivery.LINGER.multipliedBy(10));
        house.delivery.sweep();
        assertThat(house.delivery.lanes()).isEqualTo(1);
        house.delivery.connections().remove(trainer);
        house.delivery.connections().remove(trainee);
        house.delivery.sweep();
        assertThat(house.delivery.lanes()).isZero();
    }

    @Test
    void aLaneThatNobodyListensToShouldStayForAsLongAsAnAppendMayTake() {
        LiveHouse alone = new LiveHouse();
        alone.delivery.expect(alone.world.aConversation());
        alone.pass(LiveDelivery.LINGER.minus(Duration.ofSeconds(1)));
        alone.delivery.sweep();
        assertThat(alone.delivery.lanes()).isEqualTo(1);
        alone.pass(Duration.ofSeconds(1));
        alone.delivery.sweep();
        assertThat(alone.delivery.lanes()).isZero();
    }

    @Test
    void whoeverListensToOneConversationShouldHearOfNoOther() {
        Pair pair = World.pairOf(conversation);
        Conversation other = house.world.aConversationOf(house.world.aPairWith(pair.provider()));
        Ear one = house.earFor(pair.provider(), conversation.id());
        house.delivery.expect(other);
        house.delivery.publish(house.committed(Side.CUSTOMER, other, "elsewhere"));
        house.delivery.publish(said(Side.CUSTOMER, "here"));
        house.run();
        assertThat(one.seqs()).hasSize(1);
        assertThat(one.heard(News.NewMessage.class).get(0).conversation()).isEqualTo(conversation.id());
        assertThat(one.heard(News.UnreadCount.class)).isNotEmpty();
        assertThat(trainer.seqs()).hasSize(2);
    }

    @Test
    void whatIsMadeOfNewsShouldBeMadeOnceForAllOfASide() {
        Pair pair = World.pairOf(conversation);
        Ear second = house.ear(pair.customer());
        Ear third = house.earOfAnImpersonator(pair.customer());
        house.delivery.publish(said(Side.PROVIDER, "two"));
        house.run();
        List<Object> made = List.of(trainee, second, third).stream()
                .map(ear -> ear.parcels().get(0).packed(Object.class, news -> new Object()))
                .toList();
        assertThat(made).allSatisfy(one -> assertThat(one).isSameAs(made.get(0)));
        assertThat(trainer.parcels().get(0)).isNotSameAs(trainee.parcels().get(0));
    }
}
