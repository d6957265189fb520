package dev.rapport.application.relationship;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Attempts;
import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.relationship.Relationships;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Use case of the host platform's back end: a provider works with a customer from now on. An archived conversation of
 * theirs opens again, with its history (rule 3). A host with a directory of its own lets that know the pair first.
 */
public final class BeginRelationship {

    private final Directory directory;
    private final Relationships relationships;
    private final AfterCommit afterCommit;

    public BeginRelationship(Directory directory, Relationships relationships, AfterCommit afterCommit) {
        this.directory = directory;
        this.relationships = relationships;
        this.afterCommit = afterCommit;
    }

    /** How it went. */
    public record Begun(boolean isNew) {}

    public Result<Begun> begin(Viewer viewer, Pair pair) {
        return Attempts.untilSettled(() -> Access.keepDirectory(viewer)
                .or(() -> misfit(pair))
                .map(refusal -> Optional.of(Result.<Begun>refused(refusal)))
                .orElseGet(() -> begin(pair)));
    }

    private Optional<Refusal> misfit(Pair pair) {
        Map<MemberId, Member> known = directory.find(Set.of(pair.provider(), pair.customer()));
        return Stream.of(Side.values())
                .flatMap(side -> misfit(side, Optional.ofNullable(known.get(pair.at(side)))).stream())
                .findFirst();
    }

    private static Optional<Refusal> misfit(Side side, Optional<Member> member) {
        String field = side == Side.PROVIDER ? "provider_id" : "customer_id";
        if (member.isEmpty()) {
            return Optional.of(new Refusal.InvalidRequest(field, "There is no member of that id."));
        }
        return member.get().role() == side
                ? Optional.empty()
                : Optional.of(new Refusal.InvalidRequest(field, "That member's role does not fit the side."));
    }

    private Optional<Result<Begun>> begin(Pair pair) {
        if (!(relationships.begin(pair) instanceof Relationships.Begun begun)) {
            return Optional.empty();
        }
        begun.reopened().ifPresent(conversation -> afterCommit.publish(new LiveEvent.AccessChanged(conversation)));
        return Optional.of(Result.done(new Begun(begun.isNew())));
    }
}
