package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Participants;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.DraftFixture;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.conversation.Conversations#start} must do. */
public interface StartContract extends StoreContract {

    private static AppendOutcome start(Adapters adapters, Pair pair, Side side, StartGuard guard) {
        Draft draft = aDraft().by(side, pair).make();
        return adapters.conversations().start(pair, adapters.ids().nextConversationId(), draft, guard);
    }

    @Test
    default void startFactsShouldBeNoConversationAtFirst() {
        Adapters adapters = fresh();
        StartFacts facts = adapters.conversations().startFacts(new World(adapters).aPair());
        assertThat(facts.conversation()).isEmpty();
        assertThat(facts.guard().accessVersion()).isZero();
    }

    @Test
    default void startShouldMakeTheConversationWithItsFirstMessage() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        ConversationId fresh = adapters.ids().nextConversationId();
        Draft draft = aDraft().by(PROVIDER, pair).saying("Welcome").make();
        StartFacts facts = adapters.conversations().startFacts(pair);
        Appended appended = expect(Appended.class, adapters.conversations().start(pair, fresh, draft, facts.guard()));
        Conversation made = appended.conversation();
        assertThat(made.id()).isEqualTo(fresh);
        assertThat(made.participants()).isEqualTo(Participants.of(pair));
        assertThat(made.isArchived()).isFalse();
        assertThat(made.accessVersion()).isPositive();
        assertThat(made.lastSeq()).isEqualTo(new Seq(1));
        assertThat(made.createdAt()).isEqualTo(appended.message().createdAt());
        assertThat(made.reading(CUSTOMER)).isEqualTo(new Reading(Seq.NONE, 1));
        assertThat(made.reading(PROVIDER)).isEqualTo(Reading.NOTHING);
        assertThat(appended.message().conversation()).isEqualTo(fresh);
        assertThat(world.now(made)).isEqualTo(made);
        assertThat(world.newest(made)).containsExactly(appended.message());
    }

    @Test
    default void startShouldGoWhereThePairHasAConversation() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation standing = world.aConversation();
        Pair pair = World.pairOf(standing);
        assertThat(adapters.conversations().startFacts(pair).conversation()).hasValue(standing);
        Appended appended = expect(
                Appended.class, world.start(pair, aDraft().by(CUSTOMER, pair).make()));
        assertThat(appended.conversation()).isEqualTo(standing.with(appended.message()));
    }

    @Test
    default void startShouldAnswerARepeatWithTheStoredMessage() {
        World world = new World(fresh());
        Pair pair = world.aPair();
        DraftFixture draft = aDraft().by(PROVIDER, pair).named(aClientMessageId());
        Appended first = expect(Appended.class, world.start(pair, draft.make()));
        Repeated repeated =
                expect(Repeated.class, world.start(pair, draft.again().make()));
        assertThat(repeated.message()).isEqualTo(first.message());
        assertThat(repeated.conversation()).isEqualTo(first.conversation());
        expect(IdReused.class, world.start(pair, draft.again().saying("Else").make()));
        assertThat(world.newest(first.conversation())).hasSize(1);
    }

    @Test
    default void startShouldMakeEachPairAConversationOfItsOwn() {
        World world = new World(fresh());
        Conversation one = world.aConversation();
        Conversation other = world.aConversation();
        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(world.now(one).lastSeq()).isEqualTo(new Seq(1));
    }

    @Test
    default void startShouldGoOnInAConversationThatOpenedAgain() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation archived = world.anArchivedConversation();
        Pair pair = World.pairOf(archived);
        adapters.relationships().begin(pair);
        Appended appended = expect(
                Appended.class, world.start(pair, aDraft().by(PROVIDER, pair).make()));
        assertThat(appended.conversation().id()).isEqualTo(archived.id());
        assertThat(appended.message().seq()).isEqualTo(new Seq(2));
    }

    @Test
    default void startShouldBeTheFirstMessageAfterAnEndWithoutOne() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        adapters.relationships().end(pair);
        adapters.relationships().begin(pair);
        Appended appended = expect(
                Appended.class, world.start(pair, aDraft().by(PROVIDER, pair).make()));
        assertThat(appended.message().seq()).isEqualTo(new Seq(1));
        assertThat(appended.conversation().createdAt())
                .isEqualTo(appended.message().createdAt());
        new Invariants(adapters).check(List.of(pair));
    }

    @RepeatedTest(5)
    default void startsFromBothSidesAtOnceShouldMakeOneConversationWithBothMessages() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        List<Appended> started = Together.times(
                2,
                number -> startUntilSettled(
                        Together.oneOf(adapters, adapters.other(), number), pair, Side.values()[number]));
        assertThat(started)
                .extracting(appended -> appended.conversation().id())
                .containsOnly(started.get(0).conversation().id());
        assertThat(world.newest(started.get(0).conversation()))
                .extracting(message -> message.author())
                .containsExactlyInAnyOrder(PROVIDER, CUSTOMER);
        new Invariants(adapters).check(List.of(pair));
    }

    @Test
    default void startsOnOneSetOfFactsAtOnceShouldSucceedOnce() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        StartGuard guard = adapters.conversations().startFacts(pair).guard();
        List<AppendOutcome> outcomes = Together.times(
                10,
                number -> start(
                        Together.oneOf(adapters, adapters.other(), number), pair, Side.values()[number % 2], guard));
        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Stale.class::isInstance).hasSize(9);
    }

    private static Appended startUntilSettled(Adapters node, Pair pair, Side side) {
        return expect(
                Appended.class,
                Together.until(
                        Appended.class::isInstance,
                        () -> start(
                                node,
                                pair,
                                side,
                                node.conversations().startFacts(pair).guard())));
    }
}
