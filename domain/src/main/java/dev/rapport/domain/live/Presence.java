package dev.rapport.domain.live;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import java.time.Duration;

/**
 * Port: whether somebody is there, and looks. What decides if a device has to be told (AC-9; contract, section 7). Those
 * who look through a member's eyes are not that member, and count nowhere.
 *
 * <p>It answers at once, from what is known at the moment, on all nodes together. Thread-safe.
 */
public interface Presence {

    /** How long a focus lasts without a frame of its socket (contract, section 7). */
    Duration FOCUS_LAPSE = Duration.ofSeconds(60);

    /** How much of a member's attention a conversation has. */
    enum Attention {
        /** A socket is focused on the conversation, with a frame in the last {@link #FOCUS_LAPSE}. */
        LOOKING,
        /** Connected, and looking at something else. */
        CONNECTED,
        /** No live socket. */
        AWAY
    }

    /** For a service that keeps no sockets: nobody is ever there. */
    Presence NOBODY = (member, conversation) -> Attention.AWAY;

    /** How much of the member's attention the conversation has at this moment. */
    Attention of(MemberId member, ConversationId conversation);
}
