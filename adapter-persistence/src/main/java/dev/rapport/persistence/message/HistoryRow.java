package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.Message;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A conversation beside one of its messages; beside none, null, where there is none to tell. */
public record HistoryRow(Conversation conversation, Message message) {

    /** Reads the columns of a conversation and of a message; the conversation once, for it is the same in each row. */
    static HistoryRow read(ResultSet row) throws SQLException {
        Conversation conversation = row.isFirst() ? ConversationMapper.read(row) : null;
        row.getLong("seq");
        return new HistoryRow(conversation, row.wasNull() ? null : MessageMapper.read(row));
    }
}
