package dev.rapport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccessFacts} must answer. */
public interface AccessFactsContract extends StoreContract {

    private static ConversationId unknown(Adapters adapters) {
        return adapters.ids().nextConversationId();
    }

    private static void assertFound(
            AccessFacts.Found found, Optional<Conversation> conversation, Optional<Member> viewer) {
        assertThat(found.conversation()).isEqualTo(conversation);
        assertThat(found.viewer().get()).isEqualTo(viewer);
    }

    @Test
    default void findShouldAnswerBoth() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Member viewer = world.aProvider();
        Conversation conversation = world.aConversationOf(
                world.related(viewer.id(), world.aCustomer().id()));
        world.aConversation();
        assertFound(
                adapters.accessFacts().find(conversation.id(), viewer.id()),
                Optional.of(conversation),
                Optional.of(viewer));
    }

    @Test
    default void findShouldAnswerAViewerFromOutsideToo() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Member stranger = world.aCustomer();
        AccessFacts facts = adapters.accessFacts();
        assertFound(facts.find(conversation.id(), stranger.id()), Optional.of(conversation), Optional.of(stranger));
        assertFound(
                facts.find(conversation.id(), Fixtures.aCustomer().id()), Optional.of(conversation), Optional.empty());
    }

    @Test
    default void findShouldAnswerThatThereIsNoConversation() {
        Adapters adapters = fresh();
        Member viewer = new World(adapters).aProvider();
        AccessFacts facts = adapters.accessFacts();
        assertFound(facts.find(unknown(adapters), viewer.id()), Optional.empty(), Optional.of(viewer));
        assertFound(facts.find(unknown(adapters), Fixtures.aCustomer().id()), Optional.empty(), Optional.empty());
    }

    @Test
    default void findShouldSeeWhatWasChangedBefore() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Pair pair = World.pairOf(conversation);
        AccessFacts facts = adapters.other().accessFacts();
        facts.find(conversation.id(), pair.provider());
        var renamed = new Member(pair.provider(), new MemberName("Another"), Optional.empty(), Side.PROVIDER);
        adapters.registry().put(renamed);
        assertThat(facts.find(conversation.id(), pair.provider()).viewer().get())
                .contains(renamed);
        adapters.relationships().erase(pair.customer());
        AccessFacts.Found found = facts.find(conversation.id(), pair.customer());
        assertThat(found.viewer().get()).isEmpty();
        assertThat(found.conversation().orElseThrow().participants().customer()).isEmpty();
    }

    @Test
    default void findShouldAnswerManyAtOnceEachTheirOwn() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        AccessFacts facts = adapters.accessFacts();
        List<Conversation> conversations =
                IntStream.range(0, 8).mapToObj(i -> world.aConversation()).toList();
        Together.times(64, number -> {
            Conversation conversation = conversations.get(number % conversations.size());
            MemberId viewer = World.pairOf(conversations.get(number / conversations.size()))
                    .customer();
            AccessFacts.Found found = facts.find(conversation.id(), viewer);
            assertThat(found.conversation()).contains(conversation);
            assertThat(found.viewer().get().orElseThrow().id()).isEqualTo(viewer);
            return true;
        });
    }
}
