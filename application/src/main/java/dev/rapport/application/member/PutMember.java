package dev.rapport.application.member;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberRegistry;

/** Use case of the host platform's back end: make a member known, or change what is known. */
public final class PutMember {

    private final MemberRegistry registry;
    private final AfterCommit afterCommit;

    public PutMember(MemberRegistry registry, AfterCommit afterCommit) {
        this.registry = registry;
        this.afterCommit = afterCommit;
    }

    /** How it went. */
    public record Put(MemberView member, boolean isNew) {}

    public Result<Put> put(Viewer viewer, Member member) {
        return Access.keepDirectory(viewer).<Result<Put>>map(Result::refused).orElseGet(() -> put(member));
    }

    private Result<Put> put(Member member) {
        MemberRegistry.Put put = registry.put(member);
        return switch (put) {
            case CREATED -> Result.done(new Put(MemberView.of(member), true));
            case UNCHANGED -> Result.done(new Put(MemberView.of(member), false));
            case UPDATED -> {
                afterCommit.publish(new LiveEvent.MemberChanged(member));
                yield Result.done(new Put(MemberView.of(member), false));
            }
            case ROLE_IN_USE ->
                Result.refused(new Refusal.InvalidRequest(
                        "role", "The role of a member who has relationships or conversations can't be changed."));
        };
    }
}
