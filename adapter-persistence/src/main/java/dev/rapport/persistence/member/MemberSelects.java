package dev.rapport.persistence.member;

import dev.rapport.domain.member.Member;
import dev.rapport.persistence.Select;

/** Questions about members that are asked with every request. */
public final class MemberSelects {

    /** By ids, an array. */
    public static final Select<Member> FIND = new Select<>(
            "SELECT id, name, avatar_url, role FROM rapport.member WHERE id = ANY (?::text[])", MemberMapper::read);

    private MemberSelects() {}
}
