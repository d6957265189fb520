package dev.rapport.application.member;

import dev.rapport.domain.member.AvatarUrl;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.util.Optional;

/**
 * A member as somebody else sees them.
 *
 * @param id empty once erased
 * @param name of an erased member the label
 * @param label {@code [Trainee Removed]} and the like, for a counterpart who is gone (rule 4, edge case 1)
 */
public record MemberView(
        Optional<MemberId> id, String name, Optional<AvatarUrl> avatar, Side role, Optional<String> label) {

    public static MemberView of(Member member) {
        return new MemberView(
                Optional.of(member.id()), member.name().value(), member.avatar(), member.role(), Optional.empty());
    }

    MemberView labelled(String text) {
        return new MemberView(id, name, avatar, role, Optional.of(text));
    }
}
