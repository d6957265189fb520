package dev.rapport.persistence.conversation;

import dev.rapport.domain.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row that says how many messages a member has not read. */
record UnreadTotal(MemberId member, long count) {

    static UnreadTotal read(ResultSet row) throws SQLException {
        return new UnreadTotal(new MemberId(row.getString(1)), row.getLong(2));
    }

    static Map<MemberId, Long> byMember(List<UnreadTotal> rows) {
        return rows.stream().collect(Collectors.toUnmodifiableMap(UnreadTotal::member, UnreadTotal::count));
    }
}
