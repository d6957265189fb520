package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.Conversation;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of a list.
 *
 * @param total how many the whole list has
 * @param conversation null where the page is empty
 */
record CountedConversation(long total, Conversation conversation) {

    static CountedConversation read(ResultSet row) throws SQLException {
        return new CountedConversation(row.getLong("total"), ConversationMapper.read(row));
    }
}
