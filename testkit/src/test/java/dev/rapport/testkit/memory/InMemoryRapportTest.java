package dev.rapport.testkit.memory;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.aPair;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.StartFacts;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.relationship.Relationships.Begun;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryRapportTest {

    private final MutableClock clock = MutableClock.standing();

    /** A host that relates everybody and knows nobody: only the store is looked at here. */
    private static final class HostsDirectory implements Directory {
        @Override
        public Map<MemberId, Member> find(Set<MemberId> ids) {
            return Map.of();
        }

        @Override
        public boolean related(Pair pair) {
            return true;
        }

        @Override
        public Page<Member> contacts(MemberId of, String called, PageRequest page) {
            return new Page<>(0, List.of());
        }
    }

    private final InMemoryRapport embedded = InMemoryRapport.beside(new HostsDirectory(), clock, RateLimit.DEFAULT);

    @Test
    void besideAHostsDirectoryShouldAnswerWithThatDirectory() {
        assertThat(embedded.directory()).isInstanceOf(HostsDirectory.class);
        assertThatIllegalArgumentException().isThrownBy(embedded::registry);
    }

    @Test
    void besideAHostsDirectoryWhomeverTheHostRelatesShouldBeRelated() {
        Pair pair = aPair();
        assertThat(embedded.relationships().begin(pair)).isEqualTo(new Begun(true, Optional.empty()));
        assertThat(embedded.relationships().begin(pair)).isEqualTo(new Begun(false, Optional.empty()));
        Conversation made = started(pair);
        Conversation archived = embedded.relationships().end(pair).orElseThrow();
        assertThat(archived.isArchived()).isTrue();
        Begun begun = expect(Begun.class, embedded.relationships().begin(pair));
        assertThat(begun.isNew()).isTrue();
        assertThat(begun.reopened()).hasValueSatisfying(reopened -> {
            assertThat(reopened.id()).isEqualTo(made.id());
            assertThat(reopened.isArchived()).isFalse();
        });
    }

    @Test
    void besideAHostsDirectoryAnErasureShouldMakeStaleWhatWasDecidedBefore() {
        Pair pair = aPair();
        StartFacts before = embedded.conversations().startFacts(pair);
        embedded.relationships().erase(pair.customer());
        expect(
                Stale.class,
                embedded.conversations()
                        .start(
                                pair,
                                embedded.ids().nextConversationId(),
                                aDraft().by(PROVIDER, pair).make(),
                                before.guard()));
    }

    @Test
    void windowShouldOpenAgainToTheMicrosecond() {
        InMemoryRapport rapport = InMemoryRapport.standalone(clock, RateLimit.DEFAULT);
        World world = new World(rapport);
        Conversation conversation = world.aConversation();
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 30; i++) {
            world.said(CUSTOMER, conversation, "Message " + i);
            clock.advance(Duration.ofSeconds(1));
        }
        Throttled throttled = expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
        assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(throttled.retryAfter().minusNanos(1_000));
        expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
        clock.advance(Duration.ofNanos(1_000));
        world.said(CUSTOMER, conversation, "In time");
        expect(
                Throttled.class,
                world.send(conversation, aDraft().by(CUSTOMER, conversation).make()));
    }

    @Test
    void storesTimeShouldBeToTheMicrosecond() {
        clock.advance(Duration.ofNanos(999));
        InMemoryRapport rapport = InMemoryRapport.standalone(clock, RateLimit.OFF);
        World world = new World(rapport);
        Conversation conversation = world.aConversation();
        assertThat(conversation.createdAt()).isEqualTo(MutableClock.START);
        assertThat(world.read(CUSTOMER, conversation, 1).readAt()).isEqualTo(MutableClock.START);
    }

    @Test
    void storeShouldBeEmptyAtBirth() {
        Conversation elsewhere = new World(InMemoryRapport.standalone(clock, RateLimit.OFF)).aConversation();
        InMemoryRapport next = InMemoryRapport.standalone(clock, RateLimit.OFF);
        assertThat(next.conversations().find(elsewhere.id())).isEmpty();
        assertThat(next.directory().find(Set.of(World.pairOf(elsewhere).provider())))
                .isEmpty();
        assertThat(next.pushes().sent()).isEmpty();
        assertThat(next.live().events()).isEmpty();
        assertThat(next.clock()).isSameAs(clock);
    }

    private Conversation started(Pair pair) {
        return expect(
                        Appended.class,
                        embedded.conversations()
                                .start(
                                        pair,
                                        embedded.ids().nextConversationId(),
                                        aDraft().by(PROVIDER, pair).make(),
                                        embedded.conversations()
                                                .startFacts(pair)
                                                .guard()))
                .conversation();
    }
}
