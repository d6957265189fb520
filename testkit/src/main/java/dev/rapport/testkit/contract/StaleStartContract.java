package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * When {@link dev.rapport.domain.conversation.Conversations#start} must be stale: whenever who may do what has changed
 * since the facts were read.
 */
public interface StaleStartContract extends StoreContract {

    private static AppendOutcome start(Adapters adapters, Pair pair, Side side, StartGuard guard) {
        Draft draft = aDraft().by(side, pair).make();
        return adapters.conversations().start(pair, adapters.ids().nextConversationId(), draft, guard);
    }

    /** Nothing is there of the pair: no conversation, nothing in lists. */
    private static void assertNoTrace(Adapters adapters, Pair pair) {
        assertThat(adapters.conversations().startFacts(pair).conversation()).isEmpty();
        assertThat(adapters.conversations().openOn(PROVIDER, pair.provider())).isEmpty();
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isZero();
    }

    @Test
    default void startShouldBeStaleAfterAnotherStart() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        Conversation made = world.aConversationOf(pair);
        expect(Stale.class, start(adapters, pair, CUSTOMER, before));
        assertThat(world.now(made)).isEqualTo(made);
    }

    @Test
    default void startShouldBeStaleAfterAnEnd() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        adapters.relationships().end(pair);
        expect(Stale.class, start(adapters, pair, PROVIDER, before));
        assertThat(world.now(conversation).lastSeq()).isEqualTo(new Seq(1));
    }

    @Test
    default void startShouldBeStaleAfterAnEndEvenWhereThereWasNoConversation() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        adapters.relationships().end(pair);
        expect(Stale.class, start(adapters, pair, PROVIDER, before));
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isZero();
    }

    @Test
    default void startShouldBeStaleAfterAnEndAndABegin() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        adapters.relationships().end(pair);
        adapters.relationships().begin(pair);
        expect(Stale.class, start(adapters, pair, PROVIDER, before));
    }

    @Test
    default void startShouldBeStaleAfterTheErasureOfEither() {
        for (Side erased : Side.values()) {
            Adapters adapters = fresh();
            Pair pair = new World(adapters).aPair();
            StartGuard before = adapters.conversations().startFacts(pair).guard();
            adapters.relationships().erase(pair.at(erased));
            expect(Stale.class, start(adapters, pair, erased.other(), before));
            assertNoTrace(adapters, pair);
        }
    }

    @Test
    default void startShouldBeStaleWhereTheErasedCameBack() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        var customer = world.aCustomer();
        Pair pair = world.related(world.aProvider().id(), customer.id());
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        adapters.relationships().erase(customer.id());
        world.known(customer);
        world.related(pair.provider(), customer.id());
        expect(Stale.class, start(adapters, pair, PROVIDER, before));
        assertNoTrace(adapters, pair);
    }

    @Test
    default void startShouldBeStaleAfterTheErasureOfAnUnseenConversationsMember() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        adapters.relationships().end(pair);
        adapters.relationships().begin(pair);
        StartGuard before = adapters.conversations().startFacts(pair).guard();
        adapters.relationships().erase(pair.customer());
        expect(Stale.class, start(adapters, pair, PROVIDER, before));
        assertNoTrace(adapters, pair);
    }

    @Test
    default void staleStartShouldLeaveNoTrace() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        StartGuard right = adapters.conversations().startFacts(pair).guard();
        ConversationId fresh = adapters.ids().nextConversationId();
        for (StartGuard wrong : List.of(
                new StartGuard(1, right.erasures()),
                new StartGuard(0, right.erasures() + 1),
                new StartGuard(0, right.erasures() - 1))) {
            Draft draft = aDraft().by(PROVIDER, pair).make();
            expect(Stale.class, adapters.conversations().start(pair, fresh, draft, wrong));
        }
        assertThat(adapters.conversations().find(fresh)).isEmpty();
        assertNoTrace(adapters, pair);
    }
}
