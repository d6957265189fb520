package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.Conversation;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row of a list.
 *
 * @param total how many the whole list has
 * @param conversation null where the page is empty
 */
public record CountedConversation(long total, Conversation conversation) {

    /** Reads one. */
    public static final class Mapper implements RowMapper<CountedConversation> {

        @Override
        public CountedConversation map(ResultSet row, StatementContext context) throws SQLException {
            return new CountedConversation(row.getLong("total"), ConversationMapper.read(row));
        }
    }
}
