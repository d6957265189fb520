package dev.rapport.domain.conversation;

import dev.rapport.domain.member.Side;

/** Why a conversation was archived (rules 3 and 4). The first reason stays, whatever happens later. */
public enum ArchiveReason {
    RELATIONSHIP_ENDED,
    PROVIDER_ERASED,
    CUSTOMER_ERASED;

    /** The reason when the member on that side is erased. */
    public static ArchiveReason erased(Side side) {
        return side == Side.PROVIDER ? PROVIDER_ERASED : CUSTOMER_ERASED;
    }
}
