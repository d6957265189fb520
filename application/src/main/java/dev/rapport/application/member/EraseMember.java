package dev.rapport.application.member;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Result;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.relationship.Relationships;

/**
 * Use case of the host platform's back end: forget a member (rule 4). What they wrote stays for the other side. A host
 * with a directory of its own lets that forget the member first.
 */
public final class EraseMember {

    private final Relationships relationships;
    private final AfterCommit afterCommit;

    public EraseMember(Relationships relationships, AfterCommit afterCommit) {
        this.relationships = relationships;
        this.afterCommit = afterCommit;
    }

    /** Forgets the member; with nobody of that id, nothing happens. Done with how many conversations it changed. */
    public Result<Integer> erase(Viewer viewer, MemberId id) {
        return Access.keepDirectory(viewer)
                .<Result<Integer>>map(Result::refused)
                .orElseGet(() -> erase(id));
    }

    private Result<Integer> erase(MemberId id) {
        var changed = relationships.erase(id);
        afterCommit.publish(new LiveEvent.MemberErased(id));
        changed.forEach(conversation -> afterCommit.publish(new LiveEvent.AccessChanged(conversation)));
        return Result.done(changed.size());
    }
}
