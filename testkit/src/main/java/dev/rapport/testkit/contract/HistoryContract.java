package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.HistoryQuery.After;
import dev.rapport.domain.message.HistoryQuery.Before;
import dev.rapport.domain.message.HistoryQuery.Numbered;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.message.Messages#history} must answer. */
public interface HistoryContract extends StoreContract {

    private static HistoryQuery page(long number, int size) {
        return new Numbered(new PageRequest(number, size));
    }

    private static List<Long> seqs(Adapters adapters, Conversation conversation, HistoryQuery query) {
        return history(adapters, conversation, query).messages().stream()
                .map(message -> message.seq().value())
                .toList();
    }

    private static History history(Adapters adapters, Conversation conversation, HistoryQuery query) {
        return adapters.messages().history(conversation.id(), query).orElseThrow();
    }

    /** From one number to another, rising or falling. */
    private static List<Long> range(long from, long to) {
        return from <= to
                ? LongStream.rangeClosed(from, to).boxed().toList()
                : LongStream.rangeClosed(to, from)
                        .map(i -> from + to - i)
                        .boxed()
                        .toList();
    }

    @Test
    default void historyShouldPageNewestFirst() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(41);
        assertThat(seqs(adapters, conversation, page(1, 20))).isEqualTo(range(41, 22));
        assertThat(seqs(adapters, conversation, page(2, 20))).isEqualTo(range(21, 2));
        assertThat(seqs(adapters, conversation, page(3, 20))).containsExactly(1L);
        assertThat(seqs(adapters, conversation, page(4, 20))).isEmpty();
    }

    @Test
    default void historyShouldPageAnExactMultiple() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(20);
        assertThat(seqs(adapters, conversation, page(2, 10))).isEqualTo(range(10, 1));
        assertThat(seqs(adapters, conversation, page(3, 10))).isEmpty();
        assertThat(seqs(adapters, conversation, page(1, 20))).isEqualTo(range(20, 1));
        assertThat(seqs(adapters, conversation, page(1, 100))).isEqualTo(range(20, 1));
        assertThat(seqs(adapters, conversation, page(20, 1))).containsExactly(1L);
    }

    @Test
    default void historyShouldBeEmptyOnPagesFarPastTheLast() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(3);
        for (long number : List.of(1000L, Long.MAX_VALUE / 20, Long.MAX_VALUE)) {
            History history = history(adapters, conversation, page(number, 20));
            assertThat(history.messages()).isEmpty();
            assertThat(history.conversation().lastSeq()).isEqualTo(new Seq(3));
        }
    }

    @Test
    default void historyShouldLeadBackFromAMessageNewestFirst() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(10);
        assertThat(seqs(adapters, conversation, new Before(new Seq(8), 3))).containsExactly(7L, 6L, 5L);
        assertThat(seqs(adapters, conversation, new Before(new Seq(3), 5))).containsExactly(2L, 1L);
        assertThat(seqs(adapters, conversation, new Before(new Seq(11), 100))).isEqualTo(range(10, 1));
    }

    @Test
    default void historyShouldHaveNothingBeforeTheFirst() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(3);
        assertThat(seqs(adapters, conversation, new Before(new Seq(1), 5))).isEmpty();
        assertThat(seqs(adapters, conversation, new Before(Seq.NONE, 5))).isEmpty();
    }

    @Test
    default void historyShouldLeadBackFromPastTheEnd() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(5);
        assertThat(seqs(adapters, conversation, new Before(new Seq(6), 2))).containsExactly(5L, 4L);
        assertThat(seqs(adapters, conversation, new Before(new Seq(1000), 2))).containsExactly(5L, 4L);
        assertThat(seqs(adapters, conversation, new Before(new Seq(Long.MAX_VALUE), 2)))
                .containsExactly(5L, 4L);
    }

    @Test
    default void historyShouldCatchUpOldestFirst() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(10);
        assertThat(seqs(adapters, conversation, new After(new Seq(4), 3))).containsExactly(5L, 6L, 7L);
        assertThat(seqs(adapters, conversation, new After(new Seq(8), 5))).containsExactly(9L, 10L);
        assertThat(seqs(adapters, conversation, new After(Seq.NONE, 100))).isEqualTo(range(1, 10));
    }

    @Test
    default void historyShouldHaveNothingAfterTheEnd() {
        Adapters adapters = fresh();
        Conversation conversation = new World(adapters).aConversationWith(3);
        for (long seq : List.of(3L, 4L, 1000L, Long.MAX_VALUE)) {
            assertThat(seqs(adapters, conversation, new After(new Seq(seq), 5))).isEmpty();
        }
    }

    @Test
    default void historyShouldBeEmptyWhereNobodyHasWritten() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        adapters.relationships().end(pair);
        Conversation unseen =
                adapters.conversations().startFacts(pair).conversation().orElseThrow();
        for (HistoryQuery query : List.of(page(1, 20), new Before(new Seq(9), 20), new After(Seq.NONE, 20))) {
            assertThat(adapters.messages().history(unseen.id(), query)).hasValue(new History(unseen, List.of()));
        }
    }

    @Test
    default void historyShouldBeNoneWhereThereIsNoConversation() {
        Adapters adapters = fresh();
        ConversationId nowhere = adapters.ids().nextConversationId();
        for (HistoryQuery query : List.of(page(1, 20), new Before(new Seq(9), 20), new After(Seq.NONE, 20))) {
            assertThat(adapters.messages().history(nowhere, query)).isEmpty();
        }
    }

    @Test
    default void historyShouldKeepToItsConversation() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation here = world.aConversationWith(3);
        world.aConversationWith(5);
        assertThat(history(adapters, here, page(1, 20)).messages())
                .hasSize(3)
                .allMatch(message -> message.conversation().equals(here.id()));
    }

    @Test
    default void historyShouldComeWithTheConversationAsItIs() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(5);
        world.read(CUSTOMER, conversation, 3);
        assertThat(history(adapters, conversation, page(1, 20)).conversation()).isEqualTo(world.now(conversation));
        adapters.relationships().end(World.pairOf(conversation));
        assertThat(history(adapters, conversation, new After(new Seq(3), 1)).conversation())
                .isEqualTo(world.now(conversation));
    }

    @Test
    default void messagesShouldBeReadSinceTheFirstMarkAtOrPastThem() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        LongStream.rangeClosed(2, 7).forEach(i -> world.said(PROVIDER, conversation, "Message " + i));
        Optional<Instant> first =
                Optional.of(world.read(CUSTOMER, conversation, 2).readAt());
        Optional<Instant> second =
                Optional.of(world.read(CUSTOMER, conversation, 5).readAt());
        List<Optional<Instant>> expected =
                List.of(first, first, second, second, second, Optional.empty(), Optional.empty());
        assertThat(history(adapters, conversation, new After(Seq.NONE, 20)).messages())
                .extracting(Message::readAt)
                .isEqualTo(expected);
        assertThat(history(adapters, conversation, new Before(new Seq(4), 1)).messages())
                .extracting(Message::readAt)
                .containsExactly(second);
        assertThat(history(adapters, conversation, page(7, 1)).messages())
                .extracting(Message::readAt)
                .containsExactly(first);
    }

    @Test
    default void messagesShouldBeReadByTheOtherSideAlone() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversationWith(4);
        Instant providers = world.read(PROVIDER, conversation, 4).readAt();
        assertThat(world.newest(conversation))
                .extracting(Message::readAt)
                .isEqualTo(Stream.of(4, 3, 2, 1)
                        .map(seq -> seq % 2 == 0 ? Optional.of(providers) : Optional.<Instant>empty())
                        .toList());
    }
}
