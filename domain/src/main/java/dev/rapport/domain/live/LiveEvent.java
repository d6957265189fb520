package dev.rapport.domain.live;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import java.time.Instant;
import java.util.Map;

/** Something that has happened, and is on disk; but for {@link Typing}, which is never stored. */
public sealed interface LiveEvent {

    /** Something that has happened in a conversation: in order with everything else there. */
    sealed interface InConversation extends LiveEvent {

        /** The conversation as it was right after. */
        Conversation conversation();

        /** Where it happened. */
        default ConversationId conversationId() {
            return conversation().id();
        }
    }

    /** Something that has happened to a member, wherever they talk. */
    sealed interface OfMember extends LiveEvent {

        /** To whom. */
        MemberId memberId();
    }

    /**
     * A message was appended.
     *
     * @param members those of the two who were looked for when it was sent, and found, so that nobody has to ask again:
     *     the author, and both where it is the first of its conversation
     */
    record MessageAppended(Conversation conversation, Message message, Map<MemberId, Member> members)
            implements InConversation {

        public MessageAppended {
            members = Map.copyOf(members);
        }
    }

    /** A side's read mark went forward. */
    record ReadMarkMoved(Conversation conversation, Side reader, Instant readAt) implements InConversation {}

    /** Who may do what has changed: archived, opened again, a member erased. */
    record AccessChanged(Conversation conversation) implements InConversation {}

    /** Somebody on that side is typing, or no longer (AC-17). */
    record Typing(Conversation conversation, Side side, boolean isTyping) implements InConversation {}

    /** A member's name or picture is another. */
    record MemberChanged(Member member) implements OfMember {
        @Override
        public MemberId memberId() {
            return member.id();
        }
    }

    /** A member was erased (rule 4). What that did to conversations is told by their {@link AccessChanged}. */
    record MemberErased(MemberId memberId) implements OfMember {}
}
