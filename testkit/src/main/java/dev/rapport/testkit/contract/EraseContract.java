package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.aPushToken;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Participants;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.relationship.Relationships.NoSuchPair;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link dev.rapport.domain.relationship.Relationships#erase} must do (rule 4). */
public interface EraseContract extends StoreContract {

    @ParameterizedTest
    @EnumSource
    default void eraseShouldTakeTheIdFromTheConversationAndArchiveIt(Side erased) {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation open = world.aConversationWith(4);
        List<Conversation> changed =
                adapters.relationships().erase(World.pairOf(open).at(erased));
        assertThat(changed).containsExactly(world.now(open));
        Conversation now = changed.get(0);
        assertThat(now.participants()).isEqualTo(open.participants().without(erased));
        assertThat(now.archiveReason()).hasValue(ArchiveReason.erased(erased));
        assertThat(now.accessVersion()).isGreaterThan(open.accessVersion());
        assertThat(now)
                .usingRecursiveComparison()
                .ignoringFields("participants", "state", "accessVersion")
                .isEqualTo(open);
    }

    @Test
    default void eraseShouldLeaveWhatWasWritten() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(6);
        world.read(PROVIDER, conversation, 5);
        world.read(CUSTOMER, conversation, 2);
        List<Message> before = world.newest(conversation);
        adapters.relationships().erase(World.pairOf(conversation).customer());
        assertThat(world.newest(conversation)).isEqualTo(before);
        new Invariants(adapters).checkConversation(conversation.id());
    }

    @Test
    default void eraseShouldKeepTheFirstReasonOfAnArchivedConversation() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation archived = world.anArchivedConversation();
        List<Conversation> changed =
                adapters.relationships().erase(World.pairOf(archived).customer());
        assertThat(changed).containsExactly(world.now(archived));
        assertThat(changed.get(0).state()).isEqualTo(archived.state());
        assertThat(changed.get(0).participants().customer()).isEmpty();
        assertThat(changed.get(0).accessVersion()).isGreaterThan(archived.accessVersion());
    }

    @Test
    default void eraseShouldReachAllConversationsOfTheMemberAndNoOthers() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        List<Conversation> theirs = List.of(
                world.aConversationOf(world.aPairWith(provider)), world.aConversationOf(world.aPairWith(provider)));
        Conversation other = world.aConversation();
        assertThat(adapters.relationships().erase(provider))
                .containsExactlyInAnyOrderElementsOf(
                        theirs.stream().map(world::now).toList());
        assertThat(world.now(other)).isEqualTo(other);
    }

    @Test
    default void eraseOfBothShouldKeepTheConversationForNobody() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        adapters.relationships().erase(pair.customer());
        Conversation left = adapters.relationships().erase(pair.provider()).get(0);
        assertThat(left.participants()).isEqualTo(new Participants(Optional.empty(), Optional.empty()));
        assertThat(left.archiveReason()).hasValue(ArchiveReason.CUSTOMER_ERASED);
        assertThat(world.newest(conversation)).hasSize(1);
    }

    @Test
    default void eraseShouldForgetMemberAndRelationships() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        adapters.relationships().erase(pair.customer());
        assertThat(adapters.directory().find(Set.of(pair.provider(), pair.customer())))
                .containsOnlyKeys(pair.provider());
        assertThat(adapters.directory().related(pair)).isFalse();
        assertThat(adapters.directory().contacts(pair.provider(), "", new PageRequest(1, 50)))
                .extracting(page -> page.count())
                .isEqualTo(0L);
        expect(NoSuchPair.class, adapters.relationships().begin(pair));
    }

    @Test
    default void eraseShouldForgetDevices() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        adapters.devices().register(aPushToken(), pair.customer(), Platform.IOS);
        adapters.devices().register(aPushToken(), pair.provider(), Platform.IOS);
        adapters.relationships().erase(pair.customer());
        assertThat(adapters.devices().of(pair.customer())).isEmpty();
        assertThat(adapters.devices().of(pair.provider())).hasSize(1);
    }

    @Test
    default void eraseShouldForgetTheRateWindow() {
        Adapters adapters = fresh(new RateLimit(1));
        World world = new World(adapters);
        Member provider = world.aProvider();
        world.aConversationOf(world.aPairWith(provider.id()));
        Pair refused = world.aPairWith(provider.id());
        expect(
                Throttled.class,
                world.start(refused, aDraft().by(PROVIDER, refused).make()));
        adapters.relationships().erase(provider.id());
        world.known(provider);
        Pair pair = world.related(provider.id(), refused.customer());
        expect(Appended.class, world.start(pair, aDraft().by(PROVIDER, pair).make()));
    }

    @Test
    default void eraseShouldMakeStaleWhatWasDecidedBefore() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(2);
        Pair pair = World.pairOf(conversation);
        Guard before = guardOf(conversation);
        adapters.relationships().erase(pair.customer());
        for (Side side : Side.values()) {
            expect(
                    Stale.class,
                    adapters.messages().append(aDraft().by(side, pair).make(), before));
            expect(ReadMarks.Stale.class, adapters.readMarks().mark(before, side, Optional.empty()));
        }
        assertThat(world.newest(conversation)).hasSize(2);
    }

    @Test
    default void eraseShouldDeleteConversationsThatNobodyCouldSee() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        adapters.relationships().end(pair);
        Conversation unseen =
                adapters.conversations().startFacts(pair).conversation().orElseThrow();
        assertThat(adapters.relationships().erase(pair.customer())).isEmpty();
        assertThat(adapters.conversations().find(unseen.id())).isEmpty();
        assertThat(adapters.conversations().startFacts(pair).conversation()).isEmpty();
    }

    @Test
    default void eraseShouldChangeNothingTwice() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        MemberId customer = World.pairOf(conversation).customer();
        Conversation erased = adapters.relationships().erase(customer).get(0);
        assertThat(adapters.relationships().erase(customer)).isEmpty();
        assertThat(world.now(conversation)).isEqualTo(erased);
    }

    @Test
    default void eraseShouldChangeNothingWithNobodyOfThatId() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        assertThat(adapters.relationships().erase(Fixtures.aCustomer().id())).isEmpty();
        assertThat(world.now(conversation)).isEqualTo(conversation);
    }

    @Test
    default void anErasedIdThatComesBackShouldBeginNewConversations() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member customer = world.aCustomer();
        Pair pair = world.related(world.aProvider().id(), customer.id());
        Conversation old = world.aConversationOf(pair);
        adapters.relationships().erase(customer.id());
        Conversation erased = world.now(old);
        world.known(customer);
        assertThat(adapters.directory().related(pair)).isFalse();
        world.related(pair.provider(), customer.id());
        assertThat(adapters.conversations().startFacts(pair).conversation()).isEmpty();
        Conversation made = world.aConversationOf(pair);
        assertThat(made.id()).isNotEqualTo(old.id());
        assertThat(made.lastSeq()).isEqualTo(new Seq(1));
        assertThat(world.now(old)).as("the old one stays as it was").isEqualTo(erased);
        assertThat(adapters.conversations()
                        .list(customer.id(), ArchivedFilter.ALL, new PageRequest(1, 50))
                        .results())
                .containsExactly(made);
        assertThat(adapters.conversations()
                        .list(pair.provider(), ArchivedFilter.ALL, new PageRequest(1, 50))
                        .count())
                .isEqualTo(2);
    }

    @Test
    default void anErasedIdMayComeBackOnTheOtherSide() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        MemberId id = World.pairOf(conversation).customer();
        adapters.relationships().erase(id);
        Member provider = Fixtures.aMember(id.value(), "Somebody New", PROVIDER);
        assertThat(adapters.registry().put(provider)).isEqualTo(MemberRegistry.Put.CREATED);
        assertThat(world.aConversationOf(world.aPairWith(id)).lastSeq()).isEqualTo(new Seq(1));
    }
}
