package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.Message;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A conversation beside one of its messages; beside none, null, where there is none to tell. */
public record HistoryRow(Conversation conversation, Message message) {

    /** Reads the columns of a conversation and of a message; the conversation once, for it is the same in each row. */
    public static final class Mapper implements RowMapper<HistoryRow> {

        @Override
        public HistoryRow map(ResultSet row, StatementContext context) throws SQLException {
            Conversation conversation = row.isFirst() ? ConversationMapper.read(row) : null;
            row.getLong("seq");
            return new HistoryRow(conversation, row.wasNull() ? null : MessageMapper.read(row));
        }
    }
}
