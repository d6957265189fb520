package dev.rapport.application.member;

import dev.rapport.application.Result;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberId;
import java.util.Optional;
import java.util.Set;

/** Use case of the host platform's back end: what is known of a member. */
public final class FindMember {

    private final Directory directory;

    public FindMember(Directory directory) {
        this.directory = directory;
    }

    public Result<MemberView> find(Viewer viewer, MemberId id) {
        return Access.readDirectory(viewer)
                .<Result<MemberView>>map(Result::refused)
                .orElseGet(() -> find(id));
    }

    private Result<MemberView> find(MemberId id) {
        return Optional.ofNullable(directory.find(Set.of(id)).get(id))
                .map(member -> Result.done(MemberView.of(member)))
                .orElseGet(() -> Result.refused(RefusalCode.NOT_FOUND));
    }
}
