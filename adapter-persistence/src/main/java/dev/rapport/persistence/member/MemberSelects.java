package dev.rapport.persistence.member;

import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.persistence.Question;
import dev.rapport.persistence.Select;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions about members that are asked with every request. */
public final class MemberSelects {

    /** By ids, an array. */
    private static final Select<Member> FIND = new Select<>(
            "SELECT id, name, avatar_url, role FROM rapport.member WHERE id = ANY (?::text[])", MemberMapper::read);

    private MemberSelects() {}

    /** Those whom the directory knows of these. */
    public static Question<Member> find(Collection<MemberId> ids) {
        return new Question<>(FIND, (Object) ids.stream().map(MemberId::value).toArray(String[]::new));
    }

    /** The same, asked on a connection. */
    public static Map<MemberId, Member> ask(Connection connection, Collection<MemberId> ids) throws SQLException {
        return ids.isEmpty()
                ? Map.of()
                : find(ids).on(connection).stream()
                        .collect(Collectors.toUnmodifiableMap(Member::id, Function.identity()));
    }
}
