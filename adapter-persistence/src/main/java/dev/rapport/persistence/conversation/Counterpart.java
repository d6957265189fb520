package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Somebody, and the conversation with them. */
public record Counterpart(MemberId member, ConversationId conversation) {

    static Map<MemberId, ConversationId> byMember(List<Counterpart> all) {
        return all.stream().collect(Collectors.toUnmodifiableMap(Counterpart::member, Counterpart::conversation));
    }

    /** Reads one. */
    public static final class Mapper implements RowMapper<Counterpart> {

        @Override
        public Counterpart map(ResultSet row, StatementContext context) throws SQLException {
            return new Counterpart(
                    new MemberId(row.getString("counterpart")), new ConversationId(row.getObject("id", UUID.class)));
        }
    }
}
