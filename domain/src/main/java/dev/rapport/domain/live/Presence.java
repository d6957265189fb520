package dev.rapport.domain.live;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;

/**
 * Port: whether somebody is there, and looks. What decides if a device has to be told (AC-9; contract, section 7). Those
 * who look through a member's eyes are not that member, and count nowhere.
 *
 * <p>It answers at once, from what is known at the moment, on all nodes together. Thread-safe.
 */
public interface Presence {

    /** How much of a member's attention a conversation has. */
    enum Attention {
        /** A socket is focused on the conversation, with a sign of life in the last 60 seconds. */
        LOOKING,
        /** Connected, and looking at something else. */
        CONNECTED,
        /** No live socket. */
        AWAY
    }

    /** For a service that keeps no sockets: nobody is ever there. */
    Presence NOBODY = (member, conversation) -> Attention.AWAY;

    Attention of(MemberId member, ConversationId conversation);
}
