package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.ReadMarks.Marked;
import dev.rapport.domain.message.ReadMarks.Stale;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReadMarks} must do. */
public interface ReadMarksContract extends StoreContract {

    private static Conversation withTenByTheProvider(World world) {
        Conversation conversation = world.aConversation();
        LongStream.rangeClosed(2, 10).forEach(i -> world.said(PROVIDER, conversation, "Message " + i));
        return conversation;
    }

    private static Reading reading(long upTo, long unread) {
        return new Reading(new Seq(upTo), unread);
    }

    @Test
    default void markShouldReadUpToAMessage() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Marked marked = world.read(CUSTOMER, conversation, 4);
        assertThat(marked.moved()).isTrue();
        assertThat(marked.marked()).isEqualTo(4);
        assertThat(marked.conversation().reading(CUSTOMER)).isEqualTo(reading(4, 6));
        assertThat(marked.conversation()).isEqualTo(world.now(conversation));
        assertThat(marked.readAt()).isEqualTo(marked.readAt().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    default void markShouldReadAllWhereNothingIsSaid() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = withTenByTheProvider(world);
        world.read(CUSTOMER, conversation, 4);
        Marked marked =
                expect(Marked.class, adapters.readMarks().mark(guardOf(conversation), CUSTOMER, Optional.empty()));
        assertThat(marked.marked()).isEqualTo(6);
        assertThat(marked.conversation().reading(CUSTOMER)).isEqualTo(reading(10, 0));
    }

    @Test
    default void markShouldTakePastTheEndForTheEnd() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Marked marked = world.read(CUSTOMER, conversation, Long.MAX_VALUE);
        assertThat(marked.marked()).isEqualTo(10);
        assertThat(marked.conversation().reading(CUSTOMER)).isEqualTo(reading(10, 0));
        world.said(PROVIDER, conversation, "One more");
        assertThat(world.now(conversation).reading(CUSTOMER)).isEqualTo(reading(10, 1));
    }

    @Test
    default void markShouldOnlyMoveForward() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Marked first = world.read(CUSTOMER, conversation, 6);
        Conversation before = world.now(conversation);
        for (long seq : List.of(6L, 5L, 1L, 0L)) {
            Marked again = world.read(CUSTOMER, conversation, seq);
            assertThat(again).isEqualTo(new Marked(before, first.readAt(), 0, false));
        }
        assertThat(world.now(conversation)).isEqualTo(before);
    }

    @Test
    default void markShouldChangeNothingWhereNothingWasRead() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Marked marked = world.read(CUSTOMER, conversation, 0);
        assertThat(marked.moved()).isFalse();
        assertThat(marked.marked()).isZero();
        assertThat(world.now(conversation).reading(CUSTOMER)).isEqualTo(reading(0, 10));
    }

    @Test
    default void markShouldCountTheOtherSidesMessagesAlone() {
        World world = new World(fresh());
        Conversation conversation = world.aConversationWith(9);
        Marked customers = world.read(CUSTOMER, conversation, 4);
        assertThat(customers.marked()).isEqualTo(2);
        assertThat(customers.conversation().reading(CUSTOMER)).isEqualTo(reading(4, 3));
        Marked providers = world.read(PROVIDER, conversation, 9);
        assertThat(providers.marked()).isEqualTo(4);
        assertThat(providers.conversation().reading(PROVIDER)).isEqualTo(reading(9, 0));
    }

    @Test
    default void markShouldMoveOverOnesOwnMessages() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Marked marked = world.read(PROVIDER, conversation, 10);
        assertThat(marked.moved()).isTrue();
        assertThat(marked.marked()).isZero();
        assertThat(marked.conversation().reading(PROVIDER)).isEqualTo(reading(10, 0));
        assertThat(marked.conversation().reading(CUSTOMER)).isEqualTo(reading(0, 10));
    }

    @Test
    default void markShouldLeaveTheRestOfTheConversation() {
        World world = new World(fresh());
        Conversation conversation = withTenByTheProvider(world);
        Conversation before = world.now(conversation);
        world.read(CUSTOMER, conversation, 4);
        assertThat(world.now(conversation)).isEqualTo(before.with(CUSTOMER, reading(4, 6)));
    }

    @Test
    default void markShouldBeStaleOnAnotherAccessVersion() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = withTenByTheProvider(world);
        Guard old = guardOf(conversation);
        adapters.relationships().end(World.pairOf(conversation));
        expect(Stale.class, adapters.readMarks().mark(old, CUSTOMER, Optional.empty()));
        assertThat(world.now(conversation).reading(CUSTOMER)).isEqualTo(reading(0, 10));
        assertThat(world.newest(conversation))
                .allMatch(message -> message.readAt().isEmpty());
    }

    @Test
    default void markShouldBeStaleWhereThereIsNoConversation() {
        Adapters adapters = fresh();
        Guard nowhere = new Guard(adapters.ids().nextConversationId(), Conversation.FIRST_ACCESS_VERSION);
        expect(Stale.class, adapters.readMarks().mark(nowhere, CUSTOMER, Optional.of(new Seq(1))));
    }

    @Test
    default void markShouldReadAnArchivedConversationOnFreshFacts() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(4);
        adapters.relationships().end(World.pairOf(conversation));
        assertThat(world.read(PROVIDER, conversation, 4).marked()).isEqualTo(2);
    }

    @Test
    default void marksAtOnceShouldCountEachMessageOnce() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = withTenByTheProvider(world);
        List<Marked> marks = Together.times(
                10,
                number -> expect(
                        Marked.class,
                        Together.oneOf(adapters, adapters.other(), number)
                                .readMarks()
                                .mark(guardOf(conversation), CUSTOMER, Optional.of(new Seq(number + 1)))));
        assertThat(marks.stream().mapToLong(Marked::marked).sum()).isEqualTo(10);
        assertThat(world.now(conversation).reading(CUSTOMER)).isEqualTo(reading(10, 0));
        new Invariants(adapters).checkConversation(conversation.id());
    }

    @Test
    default void unreadShouldEqualARecountWhileSendsAndMarksRace() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversation();
        Together.times(12, number -> {
            Adapters node = Together.oneOf(adapters, adapters.other(), number / 3);
            for (int i = 0; i < 15; i++) {
                switch (number % 3) {
                    case 0 -> say(node, conversation, i);
                    case 1 -> node.readMarks().mark(guardOf(conversation), CUSTOMER, Optional.empty());
                    default -> new Invariants(node).checkNewest(conversation.id());
                }
            }
            return true;
        });
        new Invariants(adapters).check(List.of(World.pairOf(conversation)));
    }

    private static void say(Adapters node, Conversation conversation, int number) {
        var draft = aDraft().by(number % 3 == 0 ? CUSTOMER : PROVIDER, conversation);
        expect(Appended.class, node.messages().append(draft.make(), guardOf(conversation)));
    }
}
