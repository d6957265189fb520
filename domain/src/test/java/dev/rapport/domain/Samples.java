package dev.rapport.domain;

import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.ConversationState;
import dev.rapport.domain.conversation.ConversationState.Archived;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.MessageId;
import dev.rapport.domain.message.MessageText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The people and conversations of these tests: Ana, a provider, and Ben, a customer of hers. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-02-19T12:00:00.000001Z");
    public static final MemberId ANA = new MemberId("ana");
    public static final MemberId BEN = new MemberId("ben");
    public static final MemberId CLEO = new MemberId("cleo");
    public static final Pair ANA_AND_BEN = new Pair(ANA, BEN);

    private Samples() {}

    public static Member provider(MemberId id) {
        return new Member(id, new MemberName("Name of " + id), Optional.empty(), Side.PROVIDER);
    }

    public static Member customer(MemberId id) {
        return new Member(id, new MemberName("Name of " + id), Optional.empty(), Side.CUSTOMER);
    }

    public static UUID uuid(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }

    public static ConversationId conversationId(long number) {
        return new ConversationId(uuid(number));
    }

    public static ClientMessageId named(long number) {
        return new ClientMessageId(uuid(number));
    }

    /** Ana's and Ben's conversation before its first message. */
    public static Conversation anEmptyConversation() {
        return Conversation.between(ANA_AND_BEN, conversationId(1), NOON);
    }

    /** Ana's and Ben's conversation after a message of hers. */
    public static Conversation aConversation() {
        Conversation empty = anEmptyConversation();
        return empty.with(empty.nextMessage(aDraft(Side.PROVIDER, "Hello Ben"), NOON));
    }

    /** The same, in that state. */
    public static Conversation aConversation(ConversationState state) {
        return state instanceof Archived archived
                ? aConversation().archived(archived.reason(), archived.at())
                : aConversation();
    }

    public static Archived archived(ArchiveReason reason) {
        return new Archived(reason, NOON);
    }

    public static Draft aDraft(Side author, String text) {
        return aDraft(ANA_AND_BEN.at(author), author, text, Optional.empty());
    }

    public static Draft aDraft(Side author, String text, ClientMessageId name) {
        return aDraft(ANA_AND_BEN.at(author), author, text, Optional.of(name));
    }

    public static Draft aDraft(MemberId sender, Side author, String text, Optional<ClientMessageId> name) {
        return new Draft(new MessageId(UUID.randomUUID()), sender, author, new MessageText(text), name);
    }
}
