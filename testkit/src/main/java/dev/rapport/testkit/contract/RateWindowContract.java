package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.DraftFixture;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That a store holds senders to its limit (rule 6): what counts, and that a refusal leaves no trace. */
public interface RateWindowContract extends StoreContract {

    private static void sends(World world, Conversation conversation, int count) {
        IntStream.range(0, count).forEach(i -> world.said(CUSTOMER, conversation, "Message " + i));
    }

    @Test
    default void appendShouldThrottleTheThirtyFirst() {
        World world = new World(fresh(RateLimit.DEFAULT));
        Conversation conversation = world.aConversation();
        sends(world, conversation, 30);
        Throttled throttled = expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
        assertThat(throttled.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    default void appendShouldKeepToALimitOfAnotherNumber() {
        World world = new World(fresh(new RateLimit(2)));
        Conversation conversation = world.aConversation();
        sends(world, conversation, 2);
        expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
    }

    @Test
    default void appendShouldNotThrottleWithoutALimit() {
        World world = new World(fresh(RateLimit.OFF));
        Conversation conversation = world.aConversation();
        sends(world, conversation, 100);
        assertThat(world.now(conversation).lastSeq()).isEqualTo(new Seq(101));
    }

    @Test
    default void throttledAppendShouldLeaveNoTraceAndNoHole() {
        World world = new World(fresh(RateLimit.DEFAULT));
        Conversation conversation = world.aConversation();
        sends(world, conversation, 30);
        Conversation before = world.now(conversation);
        DraftFixture draft = aDraft().by(CUSTOMER, conversation).named(aClientMessageId());
        expect(Throttled.class, world.send(conversation, draft.make()));
        expect(Throttled.class, world.send(conversation, draft.again().make()));
        assertThat(world.now(conversation)).isEqualTo(before);
        assertThat(world.said(PROVIDER, conversation, "Calm down").seq())
                .isEqualTo(before.lastSeq().next());
    }

    @Test
    default void windowShouldCountStartsAndSendsTogetherOverConversations() {
        World world = new World(fresh(RateLimit.DEFAULT));
        MemberId provider = world.aProvider().id();
        for (int i = 0; i < 10; i++) {
            Conversation conversation = world.aConversationOf(world.aPairWith(provider));
            world.said(PROVIDER, conversation, "One more");
            world.said(PROVIDER, conversation, "And another");
        }
        Pair next = world.aPairWith(provider);
        expect(Throttled.class, world.start(next, aDraft().by(PROVIDER, next).make()));
    }

    @Test
    default void throttledStartShouldLeaveNoConversation() {
        Adapters adapters = fresh(new RateLimit(1));
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        world.aConversationOf(world.aPairWith(provider));
        Pair pair = world.aPairWith(provider);
        ConversationId fresh = adapters.ids().nextConversationId();
        var facts = adapters.conversations().startFacts(pair);
        expect(
                Throttled.class,
                adapters.conversations()
                        .start(pair, fresh, aDraft().by(PROVIDER, pair).make(), facts.guard()));
        assertThat(adapters.conversations().find(fresh)).isEmpty();
        assertThat(adapters.conversations().startFacts(pair)).isEqualTo(facts);
    }

    @Test
    default void repeatsShouldBeAnsweredBeforeTheWindowIsAsked() {
        World world = new World(fresh(RateLimit.DEFAULT));
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(CUSTOMER, conversation).named(aClientMessageId());
        Appended first = expect(Appended.class, world.send(conversation, draft.make()));
        sends(world, conversation, 29);
        Repeated repeated =
                expect(Repeated.class, world.send(conversation, draft.again().make()));
        assertThat(repeated.message()).isEqualTo(first.message());
        expect(
                IdReused.class,
                world.send(conversation, draft.again().saying("Something else").make()));
        expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
    }

    @Test
    default void windowShouldNotCountWhatIsNotAccepted() {
        Adapters adapters = fresh(RateLimit.DEFAULT);
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(CUSTOMER, conversation).named(aClientMessageId());
        expect(Appended.class, world.send(conversation, draft.make()));
        for (int i = 0; i < 10; i++) {
            expect(Repeated.class, world.send(conversation, draft.again().make()));
            expect(
                    IdReused.class,
                    world.send(conversation, draft.again().saying("Else").make()));
            Guard stale = new Guard(conversation.id(), conversation.accessVersion() + 7);
            expect(Stale.class, adapters.messages().append(draft.again().make(), stale));
        }
        sends(world, conversation, 29);
        for (int i = 0; i < 3; i++) {
            expect(
                    Throttled.class,
                    world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
        }
    }

    @Test
    default void windowShouldBeEachMembersOwn() {
        World world = new World(fresh(RateLimit.DEFAULT));
        Conversation conversation = world.aConversation();
        sends(world, conversation, 30);
        world.said(PROVIDER, conversation, "I may");
        sends(world, world.aConversation(), 30);
    }
}
