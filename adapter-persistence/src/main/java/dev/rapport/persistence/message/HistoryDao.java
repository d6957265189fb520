package dev.rapport.persistence.message;

import dev.rapport.persistence.conversation.ConversationMapper;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * A conversation with a part of its history, in one statement and so of one moment. Where the part begins is arithmetic
 * on seqs, which have no gaps: the index finds the first message, wherever it lies.
 */
@RegisterRowMapper(HistoryRow.Mapper.class)
public interface HistoryDao {

    /** Skips so many of the newest, and whatever does not lie before a seq. */
    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + ", " + MessageMapper.COLUMNS
            + """
            FROM rapport.conversation c
            LEFT JOIN LATERAL (
                SELECT conversation_id, seq, id, author, client_message_id, created_at, content
                FROM rapport.message
                WHERE conversation_id = c.id AND seq <= c.last_seq - :skip AND seq < :before
                ORDER BY seq DESC
                LIMIT :limit
            ) m ON true
            """
            + MessageMapper.JOIN_READ_MARK
            + """
            WHERE c.id = :id
            ORDER BY m.seq DESC
            """)
    List<HistoryRow> newestFirst(UUID id, long skip, long before, int limit);

    /** What lies after a seq. */
    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + ", " + MessageMapper.COLUMNS
            + """
            FROM rapport.conversation c
            LEFT JOIN LATERAL (
                SELECT conversation_id, seq, id, author, client_message_id, created_at, content
                FROM rapport.message
                WHERE conversation_id = c.id AND seq <= c.last_seq AND seq > :after
                ORDER BY seq
                LIMIT :limit
            ) m ON true
            """
            + MessageMapper.JOIN_READ_MARK
            + """
            WHERE c.id = :id
            ORDER BY m.seq
            """)
    List<HistoryRow> oldestFirst(UUID id, long after, int limit);
}
