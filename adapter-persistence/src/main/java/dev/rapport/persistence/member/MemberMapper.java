package dev.rapport.persistence.member;

import dev.rapport.domain.member.AvatarUrl;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberName;
import dev.rapport.domain.member.Side;
import dev.rapport.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a member; null where a left join found none. */
public final class MemberMapper implements RowMapper<Member> {

    @Override
    public Member map(ResultSet row, StatementContext context) throws SQLException {
        return read(row);
    }

    static Member read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        if (id == null) {
            return null;
        }
        return new Member(
                new MemberId(id),
                new MemberName(row.getString("name")),
                Columns.optionalText(row, "avatar_url").map(AvatarUrl::new),
                Columns.constant(row, "role", Side.class));
    }
}
