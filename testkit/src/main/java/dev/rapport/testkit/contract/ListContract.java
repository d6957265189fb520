package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.conversation.Conversations} must answer when it is asked for a member's. */
public interface ListContract extends StoreContract {

    /** The order of a list: newest activity first; of equal age, the one with the higher id. */
    Comparator<Conversation> NEWEST_FIRST = comparing((Conversation conversation) ->
                    conversation.head().lastMessageAt().orElseThrow())
            .thenComparing(Conversation::id)
            .reversed();

    private static List<ConversationId> listed(Adapters adapters, MemberId member, ArchivedFilter filter) {
        return adapters.conversations().list(member, filter, new PageRequest(1, 50)).results().stream()
                .map(Conversation::id)
                .toList();
    }

    private static void assertListed(
            Adapters adapters, MemberId member, List<ConversationId> open, List<ConversationId> archived) {
        assertThat(listed(adapters, member, ArchivedFilter.OPEN)).isEqualTo(open);
        assertThat(listed(adapters, member, ArchivedFilter.ARCHIVED)).isEqualTo(archived);
        assertThat(listed(adapters, member, ArchivedFilter.ALL))
                .hasSize(open.size() + archived.size())
                .containsAll(open)
                .containsAll(archived);
    }

    @Test
    default void findShouldAnswerNothingWhereThereIsNoConversation() {
        Adapters adapters = fresh();
        assertThat(adapters.conversations().find(adapters.ids().nextConversationId()))
                .isEmpty();
    }

    @Test
    default void listShouldPutTheNewestActivityFirst() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        List<Conversation> made = IntStream.range(0, 5)
                .mapToObj(i -> world.aConversationOf(world.aPairWith(provider)))
                .toList();
        world.said(CUSTOMER, made.get(1), "Back again");
        List<Conversation> expected =
                made.stream().map(world::now).sorted(NEWEST_FIRST).toList();
        Page<Conversation> page = adapters.conversations().list(provider, ArchivedFilter.ALL, new PageRequest(1, 50));
        assertThat(page.results()).isEqualTo(expected);
        assertThat(page.count()).isEqualTo(5);
    }

    @Test
    default void listShouldPage() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        IntStream.range(0, 7).forEach(i -> world.aConversationOf(world.aPairWith(provider)));
        List<ConversationId> all = listed(adapters, provider, ArchivedFilter.ALL);
        for (int number = 1; number <= 4; number++) {
            Page<Conversation> page =
                    adapters.conversations().list(provider, ArchivedFilter.OPEN, new PageRequest(number, 3));
            assertThat(page.count()).isEqualTo(7);
            assertThat(page.results())
                    .extracting(Conversation::id)
                    .isEqualTo(all.subList(Math.min((number - 1) * 3, 7), Math.min(number * 3, 7)));
        }
        Page<Conversation> far =
                adapters.conversations().list(provider, ArchivedFilter.ALL, new PageRequest(Long.MAX_VALUE, 50));
        assertThat(far).isEqualTo(new Page<>(7, List.of()));
    }

    @Test
    default void listShouldBeEmptyForWhoeverHasNone() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        world.aConversation();
        for (MemberId nobody :
                List.of(world.aProvider().id(), Fixtures.aCustomer().id())) {
            assertListed(adapters, nobody, List.of(), List.of());
            assertThat(adapters.conversations().unreadTotal(nobody)).isZero();
            assertThat(adapters.conversations().openOn(PROVIDER, nobody)).isEmpty();
        }
    }

    @Test
    default void anEndedConversationShouldBeListedForTheProviderAlone() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Pair pair = world.aPair();
        Conversation conversation = world.aConversationOf(pair);
        world.said(CUSTOMER, conversation, "See you");
        adapters.relationships().end(pair);
        assertListed(adapters, pair.provider(), List.of(), List.of(conversation.id()));
        assertListed(adapters, pair.customer(), List.of(), List.of());
        assertThat(adapters.conversations().unreadTotal(pair.provider())).isEqualTo(1);
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isZero();
        adapters.relationships().begin(pair);
        assertListed(adapters, pair.customer(), List.of(conversation.id()), List.of());
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isEqualTo(1);
    }

    @Test
    default void aConversationThatAnErasureClosedShouldBeListedForWhoeverIsLeft() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation withoutCustomer = world.aConversation();
        Pair one = World.pairOf(withoutCustomer);
        adapters.relationships().erase(one.customer());
        assertListed(adapters, one.provider(), List.of(), List.of(withoutCustomer.id()));
        assertListed(adapters, one.customer(), List.of(), List.of());
        Conversation withoutProvider = world.aConversation();
        Pair other = World.pairOf(withoutProvider);
        adapters.relationships().erase(other.provider());
        assertListed(adapters, other.customer(), List.of(), List.of(withoutProvider.id()));
        assertListed(adapters, other.provider(), List.of(), List.of());
        assertThat(adapters.conversations().unreadTotal(other.customer())).isEqualTo(1);
        assertThat(adapters.conversations().unreadTotal(other.provider())).isZero();
    }

    @Test
    default void aConversationThatWasEndedBeforeTheErasureShouldStayClosedToTheCustomer() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation archived = world.anArchivedConversation();
        Pair pair = World.pairOf(archived);
        adapters.relationships().erase(pair.provider());
        assertListed(adapters, pair.customer(), List.of(), List.of());
        assertThat(adapters.conversations().unreadTotal(pair.customer())).isZero();
    }

    @Test
    default void aConversationWithoutAMessageShouldBeListedNowhere() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        adapters.relationships().end(pair);
        assertListed(adapters, pair.provider(), List.of(), List.of());
        adapters.relationships().begin(pair);
        assertListed(adapters, pair.provider(), List.of(), List.of());
        assertListed(adapters, pair.customer(), List.of(), List.of());
        assertThat(adapters.conversations().openWith(pair.provider(), Set.of(pair.customer())))
                .isEmpty();
        assertThat(adapters.conversations().openOn(PROVIDER, pair.provider())).isEmpty();
        Conversation unseen =
                adapters.conversations().startFacts(pair).conversation().orElseThrow();
        assertThat(adapters.conversations().find(unseen.id()))
                .as("yet it is there")
                .hasValue(unseen);
    }

    @Test
    default void unreadTotalShouldBeTheSumOfTheList() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId customer = world.aCustomer().id();
        for (int i = 1; i <= 4; i++) {
            Conversation conversation =
                    world.aConversationOf(world.related(world.aProvider().id(), customer));
            IntStream.range(0, i).forEach(j -> world.said(PROVIDER, conversation, "And " + j));
            if (i == 2) {
                world.read(CUSTOMER, conversation, 2);
            }
            if (i == 3) {
                adapters.relationships().end(World.pairOf(conversation));
            }
        }
        assertThat(adapters.conversations().unreadTotal(customer))
                .as("two, one of three, none of four, five")
                .isEqualTo(2 + 1 + 5);
    }

    @Test
    default void unreadTotalsShouldBeEachMembersOwn() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        List<Conversation> conversations = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> world.aConversationWith(2 * i))
                .toList();
        world.read(PROVIDER, conversations.get(1), 4);
        MemberId first = World.pairOf(conversations.get(0)).customer();
        MemberId second = World.pairOf(conversations.get(1)).provider();
        MemberId third = World.pairOf(conversations.get(2)).customer();
        MemberId nobody = Fixtures.aCustomer().id();
        Map<MemberId, Long> unread = adapters.conversations().unreadTotals(Set.of(first, second, third, nobody));
        assertThat(unread).containsEntry(first, 1L).containsEntry(third, 3L);
        assertThat(unread.getOrDefault(second, 0L)).isZero();
        assertThat(unread.getOrDefault(nobody, 0L)).isZero();
        assertThat(unread.keySet()).isSubsetOf(first, second, third, nobody);
        assertThat(adapters.conversations().unreadTotals(Set.of())).isEmpty();
    }

    @Test
    default void openWithShouldFindTheOpenConversationsAmongThoseAsked() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        Pair open = world.aPairWith(provider);
        Pair ended = world.aPairWith(provider);
        Pair silent = world.aPairWith(provider);
        Pair notAsked = world.aPairWith(provider);
        Conversation conversation = world.aConversationOf(open);
        world.aConversationOf(ended);
        world.aConversationOf(notAsked);
        adapters.relationships().end(ended);
        Set<MemberId> asked = Set.of(open.customer(), ended.customer(), silent.customer());
        assertThat(adapters.conversations().openWith(provider, asked))
                .isEqualTo(Map.of(open.customer(), conversation.id()));
        assertThat(adapters.conversations().openWith(open.customer(), Set.of(provider)))
                .isEqualTo(Map.of(provider, conversation.id()));
        assertThat(adapters.conversations().openWith(provider, Set.of())).isEmpty();
    }

    @Test
    default void openOnShouldFindAllOpenConversationsOfAMemberOnThatSide() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId provider = world.aProvider().id();
        Conversation one = world.aConversationOf(world.aPairWith(provider));
        Conversation two = world.aConversationOf(world.aPairWith(provider));
        Conversation ended = world.aConversationOf(world.aPairWith(provider));
        Conversation erased = world.aConversationOf(world.aPairWith(provider));
        world.aConversation();
        adapters.relationships().end(World.pairOf(ended));
        adapters.relationships().erase(World.pairOf(erased).customer());
        assertThat(adapters.conversations().openOn(PROVIDER, provider))
                .isEqualTo(Map.of(
                        World.pairOf(one).customer(),
                        one.id(),
                        World.pairOf(two).customer(),
                        two.id()));
        assertThat(adapters.conversations().openOn(CUSTOMER, provider)).isEmpty();
        assertThat(adapters.conversations().openOn(CUSTOMER, World.pairOf(one).customer()))
                .isEqualTo(Map.of(provider, one.id()));
        assertThat(adapters.conversations().openOn(CUSTOMER, World.pairOf(ended).customer()))
                .isEmpty();
    }
}
