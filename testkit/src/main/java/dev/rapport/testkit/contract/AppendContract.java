package dev.rapport.testkit.contract;

import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;
import static dev.rapport.testkit.fixture.World.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.DraftFixture;
import dev.rapport.testkit.fixture.World;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Messages#append} must do, one call after another. */
public interface AppendContract extends StoreContract {

    @Test
    default void appendShouldNumberMessagesFromOneWithoutGaps() {
        World world = new World(fresh());
        Conversation conversation = world.aConversationWith(7);
        assertThat(world.newest(conversation))
                .extracting(message -> message.seq().value())
                .containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    default void appendShouldStampEachMessageLaterThanTheLast() {
        World world = new World(fresh());
        List<Message> newestFirst = world.newest(world.aConversationWith(50));
        assertThat(newestFirst).extracting(Message::createdAt).doesNotHaveDuplicates();
        assertThat(newestFirst)
                .extracting(Message::createdAt)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(at -> at.equals(at.truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    default void appendShouldReturnTheMessageAsItWasWritten() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        Draft draft = aDraft().by(CUSTOMER, conversation)
                .saying("See you at 5")
                .named(aClientMessageId())
                .make();
        Message message =
                expect(Appended.class, world.send(conversation, draft)).message();
        assertThat(message)
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(conversation.nextMessage(draft, message.createdAt()));
        assertThat(world.newest(conversation).get(0)).isEqualTo(message);
    }

    @Test
    default void appendShouldReturnTheConversationWithItsNewEnd() {
        World world = new World(fresh());
        Conversation before = world.aConversation();
        Draft draft =
                aDraft().by(CUSTOMER, before).saying("One line\nand another").make();
        Appended appended = expect(Appended.class, world.send(before, draft));
        assertThat(appended.conversation()).isEqualTo(before.with(appended.message()));
        assertThat(appended.conversation().head().preview()).hasValue(new Preview("One line and another"));
        assertThat(world.now(before)).isEqualTo(appended.conversation());
    }

    @Test
    default void appendShouldCountAsUnreadForTheOtherSideAlone() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        world.said(PROVIDER, conversation, "Are you there?");
        world.said(CUSTOMER, conversation, "Yes");
        assertThat(world.now(conversation).reading(PROVIDER).unread()).isEqualTo(1);
        assertThat(world.now(conversation).reading(CUSTOMER).unread()).isEqualTo(2);
        assertThat(world.now(conversation).reading(CUSTOMER).upTo())
                .as("sending reads nothing")
                .isEqualTo(Seq.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tb\nc",
                "' OR 1=1; -- \\ % _ \" $$ {} ? :name",
                "e\u0301 is not \u00E9",
                "\uD83D\uDC69\u200D\uD83D\uDCBB \uD834\uDD1E",
                "<b>never markup</b> &amp; {{mustache}}",
                "\u0627\u0644\u0633\u0644\u0627\u0645 \u202Bx\u202C"
            })
    default void appendShouldKeepTheTextToTheCharacter(String written) {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        world.said(PROVIDER, conversation, written);
        assertThat(world.newest(conversation).get(0).text().value()).isEqualTo(written);
    }

    @Test
    default void appendShouldTakeTheLongestText() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        String longest = "\uD83D\uDE00".repeat(2000);
        world.said(PROVIDER, conversation, longest);
        assertThat(world.newest(conversation).get(0).text().value()).isEqualTo(longest);
    }

    @Test
    default void appendShouldWriteTwiceWhatHasNoName() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).saying("Knock");
        expect(Appended.class, world.send(conversation, draft.make()));
        expect(Appended.class, world.send(conversation, draft.again().make()));
        assertThat(world.now(conversation).lastSeq()).isEqualTo(new Seq(3));
    }

    @Test
    default void appendShouldAnswerARepeatWithTheStoredMessage() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).named(aClientMessageId());
        Appended first = expect(Appended.class, world.send(conversation, draft.make()));
        world.said(CUSTOMER, conversation, "In between");
        Repeated repeated =
                expect(Repeated.class, world.send(conversation, draft.again().make()));
        assertThat(repeated.message()).isEqualTo(first.message());
        assertThat(repeated.conversation()).isEqualTo(world.now(conversation));
        assertThat(world.now(conversation).lastSeq()).isEqualTo(new Seq(3));
    }

    @Test
    default void appendShouldAnswerARepeatWithItsReadState() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).named(aClientMessageId());
        expect(Appended.class, world.send(conversation, draft.make()));
        var marked = world.read(CUSTOMER, conversation, 2);
        Repeated repeated =
                expect(Repeated.class, world.send(conversation, draft.again().make()));
        assertThat(repeated.message().readAt()).hasValue(marked.readAt());
    }

    @Test
    default void appendShouldRefuseANameReusedForAnotherText() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).saying("Yes").named(aClientMessageId());
        expect(Appended.class, world.send(conversation, draft.make()));
        Conversation before = world.now(conversation);
        expect(
                IdReused.class,
                world.send(conversation, draft.again().saying("No").make()));
        assertThat(world.now(conversation)).isEqualTo(before);
        assertThat(world.newest(conversation)).hasSize(2);
    }

    @Test
    default void appendShouldTakeTheSameNameFromTheOtherSide() {
        World world = new World(fresh());
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).named(aClientMessageId());
        expect(Appended.class, world.send(conversation, draft.make()));
        expect(
                Appended.class,
                world.send(
                        conversation, draft.again().by(CUSTOMER, conversation).make()));
        assertThat(world.newest(conversation)).hasSize(3);
    }

    @Test
    default void appendShouldTakeTheSameNameInAnotherConversation() {
        World world = new World(fresh());
        MemberId provider = world.aProvider().id();
        Conversation here = world.aConversationOf(world.aPairWith(provider));
        Conversation there = world.aConversationOf(world.aPairWith(provider));
        DraftFixture draft = aDraft().by(PROVIDER, here).named(aClientMessageId());
        expect(Appended.class, world.send(here, draft.make()));
        expect(Appended.class, world.send(there, draft.again().make()));
    }

    @Test
    default void appendShouldBeStaleOnAnotherAccessVersion() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation);
        long version = conversation.accessVersion();
        for (long other : List.of(version - 1, version + 1, 0L)) {
            expect(Stale.class, adapters.messages().append(draft.again().make(), new Guard(conversation.id(), other)));
        }
        assertThat(world.now(conversation)).isEqualTo(conversation);
        assertThat(world.newest(conversation)).hasSize(1);
    }

    @Test
    default void appendShouldBeStaleWhereThereIsNoConversation() {
        Adapters adapters = fresh();
        Pair pair = new World(adapters).aPair();
        Guard nowhere = new Guard(adapters.ids().nextConversationId(), Conversation.FIRST_ACCESS_VERSION);
        expect(
                Stale.class,
                adapters.messages().append(aDraft().by(PROVIDER, pair).make(), nowhere));
    }

    @Test
    default void appendShouldBeStaleAfterAnEndEvenWhenItIsARepeat() {
        Adapters adapters = fresh();
        World world = new World(adapters);
        Conversation conversation = world.aConversation();
        DraftFixture draft = aDraft().by(PROVIDER, conversation).named(aClientMessageId());
        expect(Appended.class, world.send(conversation, draft.make()));
        adapters.relationships().end(World.pairOf(conversation));
        AppendOutcome late = adapters.messages().append(draft.again().make(), guardOf(conversation));
        expect(Stale.class, late);
    }
}
