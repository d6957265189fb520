package dev.rapport.application.relationship;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Result;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.relationship.Relationships;

/**
 * Use case of the host platform's back end: a provider no longer works with a customer. Their conversation is archived
 * (rule 3, edge case 1). A host with a directory of its own lets that part the pair first.
 */
public final class EndRelationship {

    private final Relationships relationships;
    private final AfterCommit afterCommit;

    public EndRelationship(Relationships relationships, AfterCommit afterCommit) {
        this.relationships = relationships;
        this.afterCommit = afterCommit;
    }

    /** Parts the pair; done with whether that archived a conversation. */
    public Result<Boolean> end(Viewer viewer, Pair pair) {
        return Access.keepDirectory(viewer)
                .<Result<Boolean>>map(Result::refused)
                .orElseGet(() -> end(pair));
    }

    private Result<Boolean> end(Pair pair) {
        var archived = relationships.end(pair);
        archived.ifPresent(conversation -> afterCommit.publish(new LiveEvent.AccessChanged(conversation)));
        return Result.done(archived.isPresent());
    }
}
