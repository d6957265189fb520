package dev.rapport.application.live;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import java.util.Optional;

/**
 * Somebody who listens: one live connection, as the transport has it. Every call returns at once: one that can't keep up
 * is the transport's to cut off. Thread-safe.
 */
public interface Receiver {

    /** Whose news it gets. */
    MemberId member();

    /** Whether somebody else listens through the member's ears: hears the same, and is not there. */
    boolean isImpersonated();

    /** The one conversation that it is open for; empty for all of the member's. */
    Optional<ConversationId> only();

    /** Whether a person looks at that conversation, or did so a moment ago. */
    boolean looksAt(ConversationId conversation);

    /** Takes news. */
    void receive(Parcel parcel);

    /** The member may no longer read that conversation: nobody looks at it, and what is open for it alone ends. */
    void shutOut(ConversationId conversation);

    /** The member is no longer known: it ends. */
    void shutOut();

    /** Whether it is to hear of that conversation. */
    default boolean hears(ConversationId conversation) {
        return only().isEmpty() || only().get().equals(conversation);
    }
}
