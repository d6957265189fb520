package dev.rapport.application.live;

import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.Optional;

/** Something that has happened, as one of those whom it concerns sees it. */
public sealed interface News {

    /** A message; within a conversation in the order of seq, each once. */
    record NewMessage(ConversationId conversation, MessageView message) implements News {}

    /**
     * A side has read on.
     *
     * @param reader empty once erased
     */
    record ReadReceipt(ConversationId conversation, Optional<MemberId> reader, Seq upTo, Instant readAt)
            implements News {}

    /** The other side is typing, or no longer. */
    record Typing(ConversationId conversation, MemberId typist, boolean isTyping) implements News {}

    /** A conversation is new, archived, open again, or its people have changed. */
    record ConversationUpdated(ConversationView conversation) implements News {}

    /** How many messages the member has not read, in all. */
    record UnreadCount(long count) implements News {}
}
