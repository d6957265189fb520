package dev.rapport.application.member;

import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberRegistry;

/** Use case of the host platform's back end: make a member known, or change what is known. */
public final class PutMember {

    private final MemberRegistry registry;

    public PutMember(MemberRegistry registry) {
        this.registry = registry;
    }

    /** How it went. */
    public record Put(MemberView member, boolean isNew) {}

    public Result<Put> put(Viewer viewer, Member member) {
        return Access.keepDirectory(viewer).<Result<Put>>map(Result::refused).orElseGet(() -> put(member));
    }

    private Result<Put> put(Member member) {
        MemberRegistry.Put put = registry.put(member);
        return switch (put) {
            case CREATED, UPDATED -> Result.done(new Put(MemberView.of(member), put == MemberRegistry.Put.CREATED));
            case ROLE_IN_USE ->
                Result.refused(new Refusal.InvalidRequest(
                        "role", "The role of a member who has relationships or conversations can't be changed."));
        };
    }
}
