package dev.rapport.persistence.member;

import dev.rapport.domain.member.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row of a list.
 *
 * @param total how many the whole list has
 * @param member null where the page is empty
 */
public record CountedMember(long total, Member member) {

    /** Reads one. */
    public static final class Mapper implements RowMapper<CountedMember> {

        @Override
        public CountedMember map(ResultSet row, StatementContext context) throws SQLException {
            return new CountedMember(row.getLong("total"), MemberMapper.read(row));
        }
    }
}
