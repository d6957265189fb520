package dev.rapport.domain.message;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it stands in its conversation. Its author is a side, so that it stays when a member is erased.
 *
 * @param createdAt the store's time, to the microsecond, later than that of the message before
 * @param readAt when the other side's read mark first reached it; empty while unread (AC-20)
 */
public record Message(
        ConversationId conversation,
        Seq seq,
        MessageId id,
        Side author,
        MessageText text,
        Optional<ClientMessageId> clientMessageId,
        Instant createdAt,
        Optional<Instant> readAt) {}
