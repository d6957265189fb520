package dev.rapport.domain.access;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationState;
import dev.rapport.domain.member.Side;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what in a conversation that stands (rules 2 to 4, AC-12, edge cases 1 and 10). Pure functions. Refusals
 * come in the contract's order: not found, impersonation, archived.
 */
public final class Access {

    private Access() {}

    /** Reading it, its messages, its place in lists and its unread count. */
    public static Decision read(Viewer viewer, Conversation conversation) {
        return participant(viewer, conversation)
                .map(side -> isReadable(side, conversation.state())
                        ? new Decision.Allowed(side)
                        : new Decision.Denied(RefusalCode.CONVERSATION_ARCHIVED))
                .orElseGet(() -> new Decision.Denied(RefusalCode.CONVERSATION_NOT_FOUND));
    }

    /** Setting a read mark: whoever may read, unless impersonated. */
    public static Decision markRead(Viewer viewer, Conversation conversation) {
        return participant(viewer, conversation).isPresent() && viewer.isImpersonated()
                ? new Decision.Denied(RefusalCode.IMPERSONATION_READ_ONLY)
                : read(viewer, conversation);
    }

    /** Sending a message, or saying that one is being typed. */
    public static Decision write(Viewer viewer, Conversation conversation) {
        Optional<Side> side = participant(viewer, conversation);
        if (side.isEmpty()) {
            return new Decision.Denied(RefusalCode.CONVERSATION_NOT_FOUND);
        }
        if (viewer.isImpersonated()) {
            return new Decision.Denied(RefusalCode.IMPERSONATION_READ_ONLY);
        }
        if (conversation.isArchived()) {
            return new Decision.Denied(RefusalCode.CONVERSATION_ARCHIVED);
        }
        return new Decision.Allowed(side.get());
    }

    /** Looking into the directory: for the host platform's back end alone. */
    public static Optional<Refusal> readDirectory(Viewer viewer) {
        return viewer.role() == ViewerRole.SERVICE ? Optional.empty() : Optional.of(Refusal.of(RefusalCode.FORBIDDEN));
    }

    /** Keeping the directory: whoever may look into it, unless impersonated. */
    public static Optional<Refusal> keepDirectory(Viewer viewer) {
        return readDirectory(viewer)
                .or(() -> viewer.isImpersonated()
                        ? Optional.of(Refusal.of(RefusalCode.IMPERSONATION_READ_ONLY))
                        : Optional.empty());
    }

    /**
     * Having devices of one's own.
     *
     * @param isKnown whether the directory knows the viewer
     */
    public static Optional<Refusal> keepDevices(Viewer viewer, boolean isKnown) {
        if (viewer.isImpersonated()) {
            return Optional.of(Refusal.of(RefusalCode.IMPERSONATION_READ_ONLY));
        }
        if (!viewer.isParticipant()) {
            return Optional.of(Refusal.of(RefusalCode.FORBIDDEN));
        }
        return isKnown ? Optional.empty() : Optional.of(Refusal.of(RefusalCode.UNKNOWN_MEMBER));
    }

    /** Whether the one on that side may still read a conversation in that state. */
    public static boolean isReadable(Side side, ConversationState state) {
        return !(state instanceof ConversationState.Archived archived)
                || readableWhenArchived(side).contains(archived.reason());
    }

    /**
     * For which reasons an archived conversation stays readable to a side: to a provider always, to a customer where it
     * was the provider's erasure that closed it.
     */
    public static Set<ArchiveReason> readableWhenArchived(Side side) {
        return side == Side.PROVIDER ? EnumSet.allOf(ArchiveReason.class) : EnumSet.of(ArchiveReason.PROVIDER_ERASED);
    }

    private static Optional<Side> participant(Viewer viewer, Conversation conversation) {
        return viewer.isParticipant() && conversation.isVisible()
                ? conversation.sideOf(viewer.member())
                : Optional.empty();
    }
}
