package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.MessageId;
import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Seq;
import dev.rapport.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads {@link #COLUMNS} into a message. */
final class MessageMapper {

    /** What a statement has to select from a message {@code m} and its first read mark {@code r}. */
    static final String COLUMNS = """
            m.conversation_id, m.seq, m.id AS message_id, m.author, m.client_message_id, \
            m.created_at AS message_created_at, m.content, r.read_at \
            """;

    /** The first mark of the other side at or past a message {@code m}: it was read then. */
    static final String JOIN_READ_MARK = """
            LEFT JOIN LATERAL (
                SELECT mark.read_at
                FROM rapport.read_mark mark
                WHERE mark.conversation_id = m.conversation_id
                  AND mark.side = CASE m.author WHEN 'provider' THEN 'customer'::rapport.side ELSE 'provider' END
                  AND mark.up_to_seq >= m.seq
                ORDER BY mark.up_to_seq
                LIMIT 1
            ) r ON true
            """;

    private MessageMapper() {}

    static Message read(ResultSet row) throws SQLException {
        return new Message(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new Seq(row.getLong("seq")),
                new MessageId(row.getObject("message_id", UUID.class)),
                Columns.constant(row, "author", Side.class),
                new MessageText(row.getString("content")),
                Columns.optionalUuid(row, "client_message_id").map(ClientMessageId::new),
                Columns.instant(row, "message_created_at"),
                Columns.optionalInstant(row, "read_at"));
    }
}
