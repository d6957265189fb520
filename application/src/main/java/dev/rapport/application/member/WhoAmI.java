package dev.rapport.application.member;

import dev.rapport.application.Result;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.message.MessageText;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Use case: what a client has to know about its viewer and the house's rules. */
public final class WhoAmI {

    private final Directory directory;
    private final Labels labels;
    private final RateLimit limit;

    public WhoAmI(Directory directory, Labels labels, RateLimit limit) {
        this.directory = directory;
        this.labels = labels;
        this.limit = limit;
    }

    /**
     * The viewer.
     *
     * @param maxLength of a message, in code points
     * @param messagesPerMinute empty where there is no limit
     */
    public record Me(
            MemberView member,
            ViewerRole role,
            boolean isImpersonated,
            Labels labels,
            int maxLength,
            OptionalInt messagesPerMinute) {}

    public Result<Me> tell(Viewer viewer) {
        Optional<Member> found =
                Optional.ofNullable(directory.find(Set.of(viewer.member())).get(viewer.member()));
        return found.map(member -> Result.done(me(viewer, member)))
                .orElseGet(() -> Result.refused(RefusalCode.UNKNOWN_MEMBER));
    }

    private Me me(Viewer viewer, Member member) {
        return new Me(
                MemberView.of(member),
                viewer.role(),
                viewer.isImpersonated(),
                labels,
                MessageText.MAX_LENGTH,
                limit.isOff() ? OptionalInt.empty() : OptionalInt.of(limit.sends()));
    }
}
