package dev.rapport.persistence.message;

import dev.rapport.persistence.Select;
import dev.rapport.persistence.conversation.ConversationMapper;

/**
 * A conversation with a part of its history, in one statement and so of one moment. Where the part begins is arithmetic
 * on seqs, which have no gaps: the index finds the first message, wherever it lies.
 */
public final class HistorySelects {

    private static final String BEGIN = "SELECT " + ConversationMapper.COLUMNS + ", " + MessageMapper.COLUMNS + """
            FROM rapport.conversation c
            LEFT JOIN LATERAL (
                SELECT conversation_id, seq, id, author, client_message_id, created_at, content
                FROM rapport.message
            """;

    /** Arguments: how many of the newest to skip, before which seq, how many at most, the conversation. */
    public static final Select<HistoryRow> NEWEST_FIRST =
            new Select<>(BEGIN + """
                        WHERE conversation_id = c.id AND seq <= c.last_seq - ? AND seq < ?
                        ORDER BY seq DESC
                        LIMIT ?
                    ) m ON true
                    """ + MessageMapper.JOIN_READ_MARK + """
                    WHERE c.id = ?
                    ORDER BY m.seq DESC
                    """, HistoryRow::read);

    /** Arguments: after which seq, how many at most, the conversation. */
    public static final Select<HistoryRow> OLDEST_FIRST =
            new Select<>(BEGIN + """
                        WHERE conversation_id = c.id AND seq <= c.last_seq AND seq > ?
                        ORDER BY seq
                        LIMIT ?
                    ) m ON true
                    """ + MessageMapper.JOIN_READ_MARK + """
                    WHERE c.id = ?
                    ORDER BY m.seq
                    """, HistoryRow::read);

    private HistorySelects() {}
}
