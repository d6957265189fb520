package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Reads} must answer, beside which conversations and messages these are, which {@link ListContract} and
 * {@link HistoryContract} tell.
 */
public interface ReadsContract extends StoreContract {

    PageRequest FIRST = new PageRequest(1, 50);
    HistoryQuery NEWEST = new HistoryQuery.Numbered(new PageRequest(1, 20));

    /** Reads over a node's store. */
    Reads reads(Adapters adapters);

    private static Map<MemberId, Member> known(Member... members) {
        return Arrays.stream(members).collect(Collectors.toMap(Member::id, Function.identity()));
    }

    private static Member renamed(Adapters adapters, Member member) {
        var renamed = new Member(member.id(), new MemberName("Another"), Optional.empty(), member.role());
        adapters.registry().put(renamed);
        return renamed;
    }

    private Reads.Listed list(Adapters adapters, Member member) {
        return reads(adapters).list(member.id(), ArchivedFilter.ALL, FIRST);
    }

    @Test
    default void listShouldComeWithThoseOnBothSides() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member one = world.aCustomer();
        Member other = world.aCustomer();
        world.aConversation();
        world.aConversationOf(world.related(provider.id(), one.id()));
        world.aConversationOf(world.related(provider.id(), other.id()));
        assertThat(list(adapters, provider).known()).isEqualTo(known(provider, one, other));
        assertThat(list(adapters, one).known()).isEqualTo(known(provider, one));
        assertThat(list(adapters, other).known()).isEqualTo(known(provider, other));
    }

    @Test
    default void listShouldBeThePageThatConversationsHave() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        List<Conversation> made = IntStream.range(0, 5)
                .mapToObj(i -> world.aConversationOf(world.aPairWith(provider.id())))
                .toList();
        adapters.relationships().end(World.pairOf(made.get(2)));
        world.said(Side.CUSTOMER, made.get(0), "Back again");
        for (ArchivedFilter filter : ArchivedFilter.values()) {
            for (int number = 1; number <= 4; number++) {
                PageRequest page = new PageRequest(number, 2);
                Page<Conversation> expected = adapters.conversations().list(provider.id(), filter, page);
                Reads.Listed listed = reads(adapters).list(provider.id(), filter, page);
                assertThat(listed.page()).isEqualTo(expected);
                assertThat(listed.known())
                        .containsEntry(provider.id(), provider)
                        .hasSize(1 + expected.results().size());
            }
        }
    }

    @Test
    default void listShouldKnowTheMemberOnAPagePastTheLast() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        world.aConversationOf(world.aPairWith(provider.id()));
        Reads.Listed far = reads(adapters).list(provider.id(), ArchivedFilter.ALL, new PageRequest(7, 50));
        assertThat(far).isEqualTo(new Reads.Listed(new Page<>(1, List.of()), known(provider)));
    }

    @Test
    default void listShouldBeEmptyForWhoeverHasNone() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        world.aConversation();
        for (Member nobody : List.of(world.aProvider(), Fixtures.aCustomer())) {
            assertThat(list(adapters, nobody).page()).isEqualTo(new Page<>(0, List.of()));
            assertThat(reads(adapters).unreadTotal(nobody.id())).isZero();
        }
    }

    @Test
    default void whatWasChangedBeforeShouldBeSeen() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        Conversation conversation = world.aConversationOf(world.related(provider.id(), customer.id()));
        Adapters other = adapters.other();
        list(other, provider);
        reads(other).history(conversation.id(), NEWEST);
        Member renamed = renamed(adapters, customer);
        assertThat(list(other, provider).known()).isEqualTo(known(provider, renamed));
        assertThat(told(other, conversation).sides().get()).isEqualTo(known(provider, renamed));
        adapters.relationships().erase(customer.id());
        assertThat(list(other, provider).known()).isEqualTo(known(provider));
        assertThat(told(other, conversation).sides().get()).isEqualTo(known(provider));
        assertThat(list(other, customer).page().count()).isZero();
        assertThat(reads(other).unreadTotal(customer.id())).isZero();
    }

    @Test
    default void unreadTotalShouldBeTheOneThatConversationsHave() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(5);
        Pair pair = World.pairOf(conversation);
        world.read(Side.PROVIDER, conversation, 2);
        for (MemberId member : List.of(pair.provider(), pair.customer())) {
            assertThat(reads(adapters).unreadTotal(member))
                    .isPositive()
                    .isEqualTo(adapters.conversations().unreadTotal(member));
        }
    }

    @Test
    default void unreadTotalsShouldBeEachMembersOwn() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        MemberId one = World.pairOf(world.aConversationWith(4)).customer();
        MemberId other = World.pairOf(world.aConversationWith(2)).customer();
        Map<MemberId, Long> unread = new HashMap<>(reads(adapters)
                .unreadTotals(Set.of(one, other, Fixtures.aCustomer().id())));
        unread.values().removeIf(count -> count == 0);
        assertThat(unread).isEqualTo(Map.of(one, 2L, other, 1L));
    }

    private Reads.Told told(Adapters adapters, Conversation conversation) {
        return reads(adapters).history(conversation.id(), NEWEST).orElseThrow();
    }

    @Test
    default void historyShouldComeWithThoseOnBothSides() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member provider = world.aProvider();
        Member customer = world.aCustomer();
        Conversation conversation = world.aConversationOf(world.related(provider.id(), customer.id()));
        world.aConversation();
        assertThat(told(adapters, conversation).sides().get()).isEqualTo(known(provider, customer));
    }

    @Test
    default void historyShouldBeTheOneThatMessagesHave() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(9);
        List<HistoryQuery> queries = List.of(
                NEWEST,
                new HistoryQuery.Numbered(new PageRequest(2, 4)),
                new HistoryQuery.Before(new Seq(6), 3),
                new HistoryQuery.After(new Seq(6), 2),
                new HistoryQuery.After(new Seq(9), 2));
        for (HistoryQuery query : queries) {
            assertThat(reads(adapters)
                            .history(conversation.id(), query)
                            .orElseThrow()
                            .history())
                    .isEqualTo(adapters.messages()
                            .history(conversation.id(), query)
                            .orElseThrow());
        }
    }

    /** Whatever is asked together: nobody sees what is somebody else's. */
    @Test
    default void manyWhoAskAtOnceShouldEachHaveTheirOwn() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Reads reads = reads(adapters);
        List<Conversation> conversations =
                IntStream.rangeClosed(1, 8).mapToObj(world::aConversationWith).toList();
        Together.times(64, number -> {
            Conversation conversation = conversations.get(number % conversations.size());
            MemberId member = World.pairOf(conversation).customer();
            Reads.Listed listed = reads.list(member, ArchivedFilter.ALL, FIRST);
            assertThat(listed.page().results()).containsExactly(world.now(conversation));
            assertThat(listed.known())
                    .containsOnlyKeys(member, World.pairOf(conversation).provider());
            Reads.Told told = reads.history(conversation.id(), NEWEST).orElseThrow();
            assertThat(told.history().messages()).isEqualTo(world.newest(conversation));
            assertThat(told.sides().get()).isEqualTo(listed.known());
            return true;
        });
    }

    @Test
    default void historyShouldBeNoneWhereThereIsNoConversation() {
        Adapters adapters = fresh();
        new World(adapters).aConversation();
        assertThat(reads(adapters).history(adapters.ids().nextConversationId(), NEWEST))
                .isEmpty();
    }
}
