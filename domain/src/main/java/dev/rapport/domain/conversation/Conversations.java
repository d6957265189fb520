package dev.rapport.domain.conversation;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Port: the conversations.
 *
 * <p>Where a member's conversations are asked for, these are the ones that this member may read:
 * {@link dev.rapport.domain.access.Access#isReadable} of the side on which the member stands, and visible.
 *
 * <p>Thread-safe, also between nodes on one store. Whatever can't be done for a reason of the technology is
 * {@link dev.rapport.domain.Unavailable}.
 */
public interface Conversations {

    /** The conversation, be it invisible; who may see it is not asked here. */
    Optional<Conversation> find(ConversationId id);

    /** What a start of this pair's conversation would rest on. */
    StartFacts startFacts(Pair pair);

    /**
     * Appends a message to the pair's conversation, which is made if there is none, in one step that cannot cross with
     * an end, an erasure or another start: of two at once, both messages land in one conversation. Refused for whatever
     * reason, it leaves no trace. Atomicity, repeats and order are those of
     * {@link dev.rapport.domain.message.Messages#append}.
     *
     * @param fresh the id for the conversation, if it has to be made
     */
    AppendOutcome start(Pair pair, ConversationId fresh, Draft draft, StartGuard guard);

    /** A member's conversations, newest activity first; of equal age, the one with the higher id first. */
    Page<Conversation> list(MemberId member, ArchivedFilter filter, PageRequest page);

    /**
     * How many messages each of these members has not read in all the conversations that {@link #list} would show them;
     * who has read everything is missing from the answer, or has 0 there.
     */
    Map<MemberId, Long> unreadTotals(Set<MemberId> members);

    /** The same for one member. */
    default long unreadTotal(MemberId member) {
        return unreadTotals(Set.of(member)).getOrDefault(member, 0L);
    }

    /** The visible, open conversations of a member with any of those: whoever has none is missing from the answer. */
    Map<MemberId, ConversationId> openWith(MemberId member, Set<MemberId> counterparts);

    /** All visible, open conversations of a member on that side, by the counterpart. */
    Map<MemberId, ConversationId> openOn(Side side, MemberId member);
}
