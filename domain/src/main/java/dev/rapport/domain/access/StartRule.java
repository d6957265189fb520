package dev.rapport.domain.access;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import java.util.Map;
import java.util.Optional;

/**
 * Who may start a conversation with whom (rule 1, edge case 7): refusals in the order impersonation, start, relationship,
 * archived.
 */
public final class StartRule {

    private StartRule() {}

    /** Two members of opposite sides, of whom one may start with the other if they are related. */
    public sealed interface Match {}

    /** They are a pair; the viewer stands on that side. */
    public record Matched(Pair pair, Side starter) implements Match {}

    /** They can't start, related or not. */
    public record Refused(Refusal refusal) implements Match {}

    /**
     * Whether the viewer and the recipient make a pair in which the viewer may start.
     *
     * @param known what the directory knows of the two
     */
    public static Match match(Viewer viewer, MemberId recipient, Map<MemberId, Member> known, StartPolicy policy) {
        Optional<Member> starter = Optional.ofNullable(known.get(viewer.member()));
        Optional<Refusal> refusal = refusal(viewer, starter, policy);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Side side = starter.orElseThrow().role();
        return known.containsKey(recipient) && known.get(recipient).role() == side.other()
                ? new Matched(Pair.of(side, viewer.member(), recipient), side)
                : new Refused(Refusal.of(RefusalCode.NO_RELATIONSHIP));
    }

    /** What speaks against any start by this viewer, with whomever. */
    public static Optional<Refusal> refusal(Viewer viewer, Optional<Member> starter, StartPolicy policy) {
        if (viewer.isImpersonated()) {
            return Optional.of(Refusal.of(RefusalCode.IMPERSONATION_READ_ONLY));
        }
        if (!viewer.isParticipant() || starter.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.NO_RELATIONSHIP));
        }
        return policy.allows(starter.get().role())
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.START_NOT_ALLOWED));
    }

    /** What speaks against a start by a matched pair. */
    public static Optional<Refusal> refusal(boolean related, Optional<Conversation> standing) {
        if (!related) {
            return Optional.of(Refusal.of(RefusalCode.NO_RELATIONSHIP));
        }
        return standing.filter(Conversation::isArchived).map(archived -> Refusal.of(RefusalCode.CONVERSATION_ARCHIVED));
    }
}
