package dev.rapport.domain.conversation;

import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Port: what members look at, with those of the directory who are shown in it. A store that keeps the directory too answers
 * both at once; for any other the core asks the one and then the other. Thread-safe, and otherwise as {@link Conversations}
 * and {@link dev.rapport.domain.message.Messages} say.
 */
public interface Reads {

    /**
     * A page of a member's conversations.
     *
     * @param known who is known of those who stand on the sides of these, and the member; perhaps nobody where the
     *     member has no conversations at all
     */
    record Listed(Page<Conversation> page, Map<MemberId, Member> known) {}

    /**
     * A part of a history, with the conversation.
     *
     * @param sides gives those whom the directory knows of the two sides. Only for whoever may look at it are they to be
     *     asked for: a directory elsewhere is asked then, and may be out of reach
     */
    record Told(History history, Supplier<Map<MemberId, Member>> sides) {}

    /** {@link Conversations#list}. */
    Listed list(MemberId member, ArchivedFilter filter, PageRequest page);

    /** {@link Conversations#unreadTotals}; nobody whom the directory does not know has anything to read. */
    Map<MemberId, Long> unreadTotals(Set<MemberId> members);

    /** The same for one member. */
    default long unreadTotal(MemberId member) {
        return unreadTotals(Set.of(member)).getOrDefault(member, 0L);
    }

    /** {@link dev.rapport.domain.message.Messages#history}. Who may see it is not asked here. */
    Optional<Told> history(ConversationId conversation, HistoryQuery query);
}
