package dev.rapport.domain.conversation;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one lasting thread of a provider and a customer, as it stood at one moment.
 *
 * @param accessVersion rises with every change of who may do what here
 */
public record Conversation(
        ConversationId id,
        Participants participants,
        ConversationState state,
        long accessVersion,
        Head head,
        Reading providerReading,
        Reading customerReading,
        Instant createdAt) {

    /** The access version of a conversation when it is made. */
    public static final long FIRST_ACCESS_VERSION = 1;

    /** A pair's conversation before its first message. */
    public static Conversation between(Pair pair, ConversationId id, Instant now) {
        return new Conversation(
                id,
                Participants.of(pair),
                new ConversationState.Open(),
                FIRST_ACCESS_VERSION,
                Head.NONE,
                Reading.NOTHING,
                Reading.NOTHING,
                now);
    }

    /** Whether anybody can see it: a conversation without a message is invisible everywhere. */
    public boolean isVisible() {
        return !lastSeq().equals(Seq.NONE);
    }

    public boolean isArchived() {
        return state instanceof ConversationState.Archived;
    }

    /** Why it was archived; empty while it is open. */
    public Optional<ArchiveReason> archiveReason() {
        return state instanceof ConversationState.Archived archived ? Optional.of(archived.reason()) : Optional.empty();
    }

    public Seq lastSeq() {
        return head.lastSeq();
    }

    public Optional<Side> sideOf(MemberId member) {
        return participants.sideOf(member);
    }

    /** How far that side has read. */
    public Reading reading(Side side) {
        return side == Side.PROVIDER ? providerReading : customerReading;
    }

    /** When a message would be created that is appended now: later than the last one, whatever the clock says. */
    public Instant nextMessageAt(Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return head.lastMessageAt()
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .filter(micros::isBefore)
                .orElse(micros);
    }

    /** The draft as the next message of this conversation. */
    public Message nextMessage(Draft draft, Instant at) {
        return new Message(
                id,
                lastSeq().next(),
                draft.id(),
                draft.author(),
                draft.text(),
                draft.clientMessageId(),
                at,
                Optional.empty());
    }

    /** With that message at its end. The first one makes the conversation: it is as old as that. */
    public Conversation with(Message message) {
        Head newHead =
                new Head(message.seq(), Optional.of(message.createdAt()), Optional.of(Preview.of(message.text())));
        Side reader = message.author().other();
        return new Conversation(
                id,
                participants,
                state,
                accessVersion,
                newHead,
                reader == Side.PROVIDER ? providerReading.withOneMoreUnread() : providerReading,
                reader == Side.CUSTOMER ? customerReading.withOneMoreUnread() : customerReading,
                isVisible() ? createdAt : message.createdAt());
    }

    /** With that side's reading. */
    public Conversation with(Side side, Reading reading) {
        return new Conversation(
                id,
                participants,
                state,
                accessVersion,
                head,
                side == Side.PROVIDER ? reading : providerReading,
                side == Side.CUSTOMER ? reading : customerReading,
                createdAt);
    }

    /** Closed for that reason; one that is archived already keeps its own. */
    public Conversation archived(ArchiveReason reason, Instant at) {
        return isArchived() ? this : withAccess(participants, new ConversationState.Archived(reason, at));
    }

    /** Open again, because the pair is related again. */
    public Conversation reopened() {
        return isArchived() ? withAccess(participants, new ConversationState.Open()) : this;
    }

    /** Without the member on that side, who was erased; archived for it if it was open. */
    public Conversation erased(Side side, Instant at) {
        ConversationState next = isArchived() ? state : new ConversationState.Archived(ArchiveReason.erased(side), at);
        return withAccess(participants.without(side), next);
    }

    /** What is left of it for the one on that side who is shut out: nothing of what was said, nothing to read. */
    public Conversation withheldFrom(Side side) {
        Head bare = new Head(lastSeq(), head.lastMessageAt(), Optional.empty());
        return new Conversation(
                        id, participants, state, accessVersion, bare, providerReading, customerReading, createdAt)
                .with(side, new Reading(reading(side).upTo(), 0));
    }

    private Conversation withAccess(Participants newParticipants, ConversationState newState) {
        return new Conversation(
                id, newParticipants, newState, accessVersion + 1, head, providerReading, customerReading, createdAt);
    }
}
