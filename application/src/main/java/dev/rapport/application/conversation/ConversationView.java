package dev.rapport.application.conversation;

import dev.rapport.application.member.MemberView;
import dev.rapport.application.member.People;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Decision;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import java.util.Optional;

/**
 * A conversation as one of its two sides sees it (AC-11).
 *
 * @param viewerSide whose unread count, read mark and counterpart it shows
 * @param cannotSendReason empty where the viewer may write
 */
public record ConversationView(
        Conversation conversation,
        Side viewerSide,
        MemberView provider,
        MemberView customer,
        Optional<RefusalCode> cannotSendReason) {

    static ConversationView of(Entrance.Inside inside) {
        return of(inside.viewer(), inside.conversation(), inside.side(), inside.people());
    }

    /** The conversation as the viewer on that side sees it. */
    public static ConversationView of(Viewer viewer, Conversation conversation, Side side, People.Known people) {
        Decision write = Access.write(viewer, conversation);
        return new ConversationView(
                conversation,
                side,
                people.on(Side.PROVIDER, conversation, side),
                people.on(Side.CUSTOMER, conversation, side),
                write instanceof Decision.Denied denied
                        ? Optional.of(denied.refusal()).map(Refusal::code)
                        : Optional.empty());
    }

    /** The other one, seen from the viewer. */
    public MemberView counterpart() {
        return viewerSide == Side.PROVIDER ? customer : provider;
    }
}
