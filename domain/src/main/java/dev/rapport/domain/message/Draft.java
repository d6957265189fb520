package dev.rapport.domain.message;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.util.Optional;

/**
 * A message that has no place in its conversation yet.
 *
 * @param sender whose rate window it falls into (rule 6)
 * @param author the side on which the sender stands
 */
public record Draft(
        MessageId id, MemberId sender, Side author, MessageText text, Optional<ClientMessageId> clientMessageId) {}
