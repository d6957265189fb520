package dev.rapport.domain.member;

import java.util.Comparator;
import java.util.Optional;

/**
 * Somebody who can talk.
 *
 * @param role the side on which this member stands in every conversation
 */
public record Member(MemberId id, MemberName name, Optional<AvatarUrl> avatar, Side role) {

    /** By name, as an address book has it; namesakes by id. */
    public static final Comparator<Member> BY_NAME =
            Comparator.comparing(Member::name, MemberName.ORDER).thenComparing(Member::id);

    /** Whether the name has the text in it anywhere, case aside; {@code %} and {@code _} mean themselves. */
    public boolean isCalled(String text) {
        return name.searchKey().contains(MemberName.searchKey(text));
    }
}
