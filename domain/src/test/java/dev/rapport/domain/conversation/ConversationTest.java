package dev.rapport.domain.conversation;

import static dev.rapport.domain.Samples.ANA;
import static dev.rapport.domain.Samples.ANA_AND_BEN;
import static dev.rapport.domain.Samples.BEN;
import static dev.rapport.domain.Samples.CLEO;
import static dev.rapport.domain.Samples.NOON;
import static dev.rapport.domain.Samples.aConversation;
import static dev.rapport.domain.Samples.aDraft;
import static dev.rapport.domain.Samples.anEmptyConversation;
import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ConversationState.Archived;
import dev.rapport.domain.conversation.ConversationState.Open;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void aNewConversationShouldBeOpenAndInvisible() {
        Conversation empty = anEmptyConversation();
        assertThat(empty.isVisible()).isFalse();
        assertThat(empty.isArchived()).isFalse();
        assertThat(empty.archiveReason()).isEmpty();
        assertThat(empty.accessVersion()).isEqualTo(1);
        assertThat(empty.head()).isEqualTo(Head.NONE);
        assertThat(empty.participants()).isEqualTo(Participants.of(ANA_AND_BEN));
    }

    @Test
    void theFirstMessageShouldMakeItVisibleAndAsOldAsThat() {
        Conversation empty = anEmptyConversation();
        Message first = empty.nextMessage(aDraft(PROVIDER, "Hello\nBen"), LATER);
        Conversation begun = empty.with(first);
        assertThat(begun.isVisible()).isTrue();
        assertThat(begun.createdAt()).isEqualTo(LATER);
        assertThat(begun.head())
                .isEqualTo(new Head(new Seq(1), Optional.of(LATER), Optional.of(new Preview("Hello Ben"))));
        Conversation on = begun.with(begun.nextMessage(aDraft(CUSTOMER, "Hi"), LATER.plusSeconds(1)));
        assertThat(on.createdAt()).isEqualTo(LATER);
        assertThat(on.lastSeq()).isEqualTo(new Seq(2));
    }

    @Test
    void aMessageShouldBeUnreadByTheOtherSideAlone() {
        Conversation conversation = aConversation();
        Conversation next = conversation.with(conversation.nextMessage(aDraft(CUSTOMER, "Hi"), LATER));
        assertThat(next.reading(PROVIDER)).isEqualTo(new Reading(Seq.NONE, 1));
        assertThat(next.reading(CUSTOMER)).isEqualTo(conversation.reading(CUSTOMER));
        assertThat(next.accessVersion()).isEqualTo(conversation.accessVersion());
    }

    @Test
    void theNextMessageShouldBeLaterThanTheLastToTheMicrosecond() {
        Conversation conversation = aConversation();
        Instant next = NOON.plusNanos(1_000);
        assertThat(conversation.nextMessageAt(LATER)).isEqualTo(LATER);
        assertThat(conversation.nextMessageAt(LATER.plusNanos(999))).isEqualTo(LATER);
        assertThat(conversation.nextMessageAt(next)).isEqualTo(next);
        assertThat(conversation.nextMessageAt(NOON)).isEqualTo(next);
        assertThat(conversation.nextMessageAt(NOON.plusNanos(999))).isEqualTo(next);
        assertThat(conversation.nextMessageAt(NOON.minusSeconds(3600))).isEqualTo(next);
        assertThat(anEmptyConversation().nextMessageAt(NOON.minusSeconds(3600))).isEqualTo(NOON.minusSeconds(3600));
    }

    @ParameterizedTest
    @EnumSource
    void readingShouldBeOfOneSide(Side side) {
        Reading reading = new Reading(new Seq(1), 0);
        Conversation read = aConversation().with(side, reading);
        assertThat(read.reading(side)).isEqualTo(reading);
        assertThat(read.reading(side.other())).isEqualTo(aConversation().reading(side.other()));
        assertThat(read.with(side, aConversation().reading(side))).isEqualTo(aConversation());
    }

    @Test
    void archivedShouldKeepTheFirstReason() {
        Conversation archived = aConversation().archived(ArchiveReason.RELATIONSHIP_ENDED, NOON);
        assertThat(archived.state()).isEqualTo(new Archived(ArchiveReason.RELATIONSHIP_ENDED, NOON));
        assertThat(archived.archiveReason()).hasValue(ArchiveReason.RELATIONSHIP_ENDED);
        assertThat(archived.accessVersion()).isEqualTo(aConversation().accessVersion() + 1);
        assertThat(archived.archived(ArchiveReason.CUSTOMER_ERASED, LATER)).isSameAs(archived);
    }

    @Test
    void reopenedShouldBeTheSameOnAnotherAccessVersion() {
        Conversation archived = aConversation().archived(ArchiveReason.RELATIONSHIP_ENDED, NOON);
        Conversation reopened = archived.reopened();
        assertThat(reopened.state()).isEqualTo(new Open());
        assertThat(reopened.accessVersion()).isEqualTo(archived.accessVersion() + 1);
        assertThat(reopened.head()).isEqualTo(archived.head());
        assertThat(reopened.reopened()).isSameAs(reopened);
    }

    @ParameterizedTest
    @EnumSource
    void erasedShouldArchiveWithoutThatSide(Side side) {
        Conversation erased = aConversation().erased(side, LATER);
        assertThat(erased.participants().at(side)).isEmpty();
        assertThat(erased.participants().at(side.other())).hasValue(ANA_AND_BEN.at(side.other()));
        assertThat(erased.state()).isEqualTo(new Archived(ArchiveReason.erased(side), LATER));
        assertThat(erased.accessVersion()).isEqualTo(aConversation().accessVersion() + 1);
        assertThat(erased.sideOf(ANA_AND_BEN.at(side))).isEmpty();
    }

    @Test
    void erasedShouldLeaveTheReasonOfAnArchivedConversation() {
        Conversation ended = aConversation().archived(ArchiveReason.RELATIONSHIP_ENDED, NOON);
        Conversation erased = ended.erased(CUSTOMER, LATER);
        assertThat(erased.state()).isEqualTo(ended.state());
        assertThat(erased.accessVersion()).isEqualTo(ended.accessVersion() + 1);
        Conversation both = erased.erased(PROVIDER, LATER);
        assertThat(both.participants()).isEqualTo(new Participants(Optional.empty(), Optional.empty()));
        assertThat(both.state()).isEqualTo(ended.state());
    }

    @Test
    void sideShouldBeWhereAMemberStands() {
        assertThat(aConversation().sideOf(ANA)).hasValue(PROVIDER);
        assertThat(aConversation().sideOf(BEN)).hasValue(CUSTOMER);
        assertThat(aConversation().sideOf(CLEO)).isEmpty();
        assertThat(ArchiveReason.erased(PROVIDER)).isEqualTo(ArchiveReason.PROVIDER_ERASED);
        assertThat(ArchiveReason.erased(CUSTOMER)).isEqualTo(ArchiveReason.CUSTOMER_ERASED);
    }
}
