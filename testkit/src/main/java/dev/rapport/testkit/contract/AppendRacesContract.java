package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.DraftFixture;
import dev.rapport.testkit.fixture.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.message.Messages#append} must do when many ask at once, on two nodes. */
public interface AppendRacesContract extends StoreContract {

    private static Adapters node(Adapters adapters, int number) {
        return Together.oneOf(adapters, adapters.other(), number);
    }

    private static <T> List<T> only(Class<T> type, List<? super T> outcomes) {
        return outcomes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @RepeatedTest(3)
    default void oneMessageSentTwentyTimesAtOnceShouldBeOneMessage() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(CUSTOMER, conversation).named(aClientMessageId());
        List<AppendOutcome> outcomes = Together.times(
                20,
                number -> node(adapters, number).messages().append(draft.again().make(), guardOf(conversation)));
        List<Appended> appended = only(Appended.class, outcomes);
        assertThat(appended).hasSize(1);
        assertThat(only(Repeated.class, outcomes))
                .hasSize(19)
                .allMatch(repeat -> repeat.message().equals(appended.get(0).message()));
        assertThat(world.newest(conversation)).hasSize(2);
    }

    @Test
    default void oneNameForTwentyTextsAtOnceShouldBeOneMessage() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(CUSTOMER, conversation).named(aClientMessageId());
        List<AppendOutcome> outcomes = Together.times(
                20,
                number -> node(adapters, number)
                        .messages()
                        .append(draft.again().saying("Text " + number).make(), guardOf(conversation)));
        assertThat(only(Appended.class, outcomes)).hasSize(1);
        assertThat(only(IdReused.class, outcomes)).hasSize(19);
        assertThat(world.newest(conversation)).hasSize(2);
    }

    @Test
    default void aHundredSendsOfOneMemberAtOnceShouldBeThirtyAccepted() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        List<Conversation> conversations = IntStream.range(0, 4)
                .mapToObj(i -> world.related(provider, world.aCustomer().id()))
                .map(pair -> startedByTheCustomer(world, pair))
                .toList();
        List<AppendOutcome> outcomes = Together.times(100, number -> {
            Conversation conversation = conversations.get(number % conversations.size());
            Draft draft = aDraft().by(PROVIDER, conversation).make();
            return node(adapters, number).messages().append(draft, guardOf(conversation));
        });
        assertThat(only(Appended.class, outcomes)).hasSize(30);
        assertThat(only(Throttled.class, outcomes)).hasSize(70);
        assertThat(conversations)
                .extracting(conversation -> world.now(conversation).lastSeq().value() - 1)
                .satisfies(sent -> assertThat(
                                sent.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(30));
    }

    private static Conversation startedByTheCustomer(World world, Pair pair) {
        return World.expect(
                        Appended.class,
                        world.start(pair, aDraft().by(CUSTOMER, pair).make()))
                .conversation();
    }

    @Test
    default void sendsOfBothSidesAtOnceShouldBeNumberedWithoutGaps() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        List<AppendOutcome> outcomes = Together.times(60, number -> {
            Side side = number % 4 < 2 ? PROVIDER : CUSTOMER;
            return node(adapters, number)
                    .messages()
                    .append(aDraft().by(side, conversation).make(), guardOf(conversation));
        });
        assertThat(only(Appended.class, outcomes))
                .hasSize(60)
                .extracting(appended -> appended.message().seq().value())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 61).boxed().toList());
        assertThat(only(Appended.class, outcomes))
                .as("each comes with the conversation as it was right after it")
                .allMatch(appended -> appended.conversation()
                        .lastSeq()
                        .equals(appended.message().seq()));
        assertThat(world.now(conversation).reading(CUSTOMER).unread()).isEqualTo(31);
        assertThat(world.now(conversation).reading(PROVIDER).unread()).isEqualTo(30);
        new Invariants(adapters).check(List.of(World.pairOf(conversation)));
    }

    @RepeatedTest(3)
    default void sendsRacingAnEndShouldBeAcceptedBeforeItOrNotAtAll() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        List<Callable<Long>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Adapters node = node(adapters, i);
            Side side = i % 4 < 2 ? PROVIDER : CUSTOMER;
            all.add(() -> Races.sendUntilStale(node, side, conversation));
        }
        all.add(() -> {
            Together.until(
                    lastSeq -> lastSeq >= 10,
                    () -> world.now(conversation).lastSeq().value());
            return adapters.other()
                    .relationships()
                    .end(World.pairOf(conversation))
                    .orElseThrow()
                    .lastSeq()
                    .value();
        });
        List<Long> counts = Together.all(all);
        long atTheEnd = counts.get(8);
        long accepted = counts.subList(0, 8).stream().mapToLong(Long::longValue).sum();
        assertThat(world.now(conversation).lastSeq().value())
                .as("none is accepted after the end")
                .isEqualTo(atTheEnd);
        assertThat(accepted).as("none is lost").isEqualTo(atTheEnd - 1);
        assertThat(world.newest(conversation).get(0).seq()).isEqualTo(new Seq(atTheEnd));
    }

    @Test
    default void whatIsAcknowledgedShouldBeReadableOnTheOtherNodeWithAllBeforeIt() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversation();
        List<Boolean> readable = Together.times(12, number -> {
            Draft draft = aDraft().by(PROVIDER, conversation).make();
            Appended appended = World.expect(
                    Appended.class, node(adapters, number).messages().append(draft, guardOf(conversation)));
            return isWhole(node(adapters, number + 1), appended.message());
        });
        assertThat(readable).containsOnly(true);
    }

    private static boolean isWhole(Adapters node, Message acknowledged) {
        History history = node.messages()
                .history(acknowledged.conversation(), new HistoryQuery.Numbered(new PageRequest(1, 100)))
                .orElseThrow();
        List<Long> seqs = history.messages().stream()
                .map(message -> message.seq().value())
                .sorted()
                .toList();
        return seqs.equals(LongStream.rangeClosed(
                                1, history.conversation().lastSeq().value())
                        .boxed()
                        .toList())
                && history.messages().contains(acknowledged);
    }
}
