package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aPair;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationState.Archived;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.relationship.Relationships.Begin;
import dev.rapport.domain.relationship.Relationships.Begun;
import dev.rapport.domain.relationship.Relationships.NoSuchPair;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.relationship.Relationships} must do when a relationship begins and ends. */
public interface EndAndBeginContract extends StoreContract {

    @Test
    default void beginShouldRelateAPair() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = new Pair(world.aProvider().id(), world.aCustomer().id());
        assertThat(adapters.directory().related(pair)).isFalse();
        assertThat(adapters.relationships().begin(pair)).isEqualTo(new Begun(true, Optional.empty()));
        assertThat(adapters.directory().related(pair)).isTrue();
    }

    @Test
    default void beginShouldChangeNothingWhereThePairIsRelated() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        assertThat(adapters.relationships().begin(World.pairOf(conversation)))
                .isEqualTo(new Begun(false, Optional.empty()));
        assertThat(world.now(conversation)).isEqualTo(conversation);
    }

    @Test
    default void beginShouldRefuseWhoIsNotAProviderAndACustomer() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        for (Pair misfit : List.of(
                aPair(),
                new Pair(provider.id(), aPair().customer()),
                new Pair(aPair().provider(), customer.id()),
                new Pair(customer.id(), provider.id()),
                new Pair(provider.id(), world.aProvider().id()),
                new Pair(world.aCustomer().id(), customer.id()))) {
            expect(NoSuchPair.class, adapters.relationships().begin(misfit));
            assertThat(adapters.directory().related(misfit)).isFalse();
            assertThat(adapters.conversations().startFacts(misfit).conversation())
                    .isEmpty();
        }
    }

    @Test
    default void endShouldPartThePairAndArchiveTheirConversation() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation open = world.aConversation();
        Pair pair = World.pairOf(open);
        Conversation archived = adapters.relationships().end(pair).orElseThrow();
        assertThat(adapters.directory().related(pair)).isFalse();
        assertThat(archived.accessVersion()).isGreaterThan(open.accessVersion());
        Archived state = expect(Archived.class, archived.state());
        assertThat(state.reason()).isEqualTo(ArchiveReason.RELATIONSHIP_ENDED);
        assertThat(state.at()).isEqualTo(state.at().truncatedTo(ChronoUnit.MICROS));
        assertThat(archived)
                .usingRecursiveComparison()
                .ignoringFields("state", "accessVersion")
                .isEqualTo(open);
        assertThat(world.now(open)).isEqualTo(archived);
    }

    @Test
    default void endShouldChangeNothingThatHasEnded() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation archived = world.anArchivedConversation();
        assertThat(adapters.relationships().end(World.pairOf(archived))).isEmpty();
        assertThat(world.now(archived)).isEqualTo(archived);
    }

    @Test
    default void endShouldTellOfNothingWhereThereIsNothingToSee() {
        Adapters adapters = fresh();
        Pair silent = new World(adapters).aPair();
        assertThat(adapters.relationships().end(silent)).isEmpty();
        assertThat(adapters.relationships().end(silent)).isEmpty();
        assertThat(adapters.relationships().end(aPair())).isEmpty();
    }

    @Test
    default void endShouldLeaveOtherConversations() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation here = world.aConversation();
        Conversation next =
                world.aConversationOf(world.aPairWith(World.pairOf(here).provider()));
        adapters.relationships().end(World.pairOf(here));
        assertThat(world.now(next)).isEqualTo(next);
        assertThat(adapters.directory().related(World.pairOf(next))).isTrue();
    }

    @Test
    default void beginShouldOpenTheSameConversationAgainWithItsHistory() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation open = world.aConversationWith(5);
        world.read(CUSTOMER, open, 3);
        List<Message> history = world.newest(open);
        Conversation before = world.now(open);
        Pair pair = World.pairOf(open);
        Conversation archived = adapters.relationships().end(pair).orElseThrow();
        Begun begun = expect(Begun.class, adapters.relationships().begin(pair));
        assertThat(begun.isNew()).isTrue();
        Conversation reopened = begun.reopened().orElseThrow();
        assertThat(reopened)
                .usingRecursiveComparison()
                .ignoringFields("accessVersion")
                .isEqualTo(before);
        assertThat(reopened.accessVersion()).isGreaterThan(archived.accessVersion());
        assertThat(world.now(open)).isEqualTo(reopened);
        assertThat(world.newest(open)).isEqualTo(history);
        assertThat(world.said(PROVIDER, open, "Welcome back").seq().value()).isEqualTo(6);
    }

    @Test
    default void beginShouldTellOfNothingThatNobodyCanSee() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        adapters.relationships().end(pair);
        assertThat(adapters.relationships().begin(pair)).isEqualTo(new Begun(true, Optional.empty()));
    }

    @Test
    default void endsAndBeginsAtOnceShouldLeaveRelationAndConversationInStep() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        Together.times(8, number -> {
            Adapters node = Together.oneOf(adapters, adapters.other(), number / 2);
            for (int i = 0; i < 10; i++) {
                if (number % 2 == 0) {
                    node.relationships().end(pair);
                } else {
                    expect(Begin.class, node.relationships().begin(pair));
                }
            }
            return true;
        });
        assertThat(world.now(conversation).isArchived())
                .isNotEqualTo(adapters.directory().related(pair));
    }

    @Test
    default void beginsAtOnceShouldBeNewOnce() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation archived = world.anArchivedConversation();
        List<Begun> begun = Together.times(
                10,
                number -> expect(
                        Begun.class,
                        Together.oneOf(adapters, adapters.other(), number)
                                .relationships()
                                .begin(World.pairOf(archived))));
        assertThat(begun).filteredOn(Begun::isNew).hasSize(1);
        assertThat(begun)
                .filteredOn(one -> one.reopened().isPresent())
                .singleElement()
                .extracting(Begun::reopened)
                .isEqualTo(Optional.of(world.now(archived)));
    }

    @Test
    default void endsAtOnceShouldArchiveOnce() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        List<Optional<Conversation>> ended = Together.times(
                10,
                number -> Together.oneOf(adapters, adapters.other(), number)
                        .relationships()
                        .end(World.pairOf(conversation)));
        assertThat(ended).filteredOn(Optional::isPresent).containsExactly(Optional.of(world.now(conversation)));
    }
}
