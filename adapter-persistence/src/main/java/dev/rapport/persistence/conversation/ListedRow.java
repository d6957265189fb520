package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.Conversation;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of a list.
 *
 * @param number whose list it is
 * @param total how many the whole list has
 * @param conversation null where the page is empty
 */
record ListedRow(int number, long total, Conversation conversation) {

    static ListedRow read(ResultSet row) throws SQLException {
        return new ListedRow(row.getInt("number"), row.getLong("total"), ConversationMapper.read(row));
    }
}
