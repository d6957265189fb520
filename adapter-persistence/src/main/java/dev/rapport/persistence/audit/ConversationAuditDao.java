package dev.rapport.persistence.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Looks at the conversations of a range of ids, the last of which is not in it; null for no end. All but the
 * extent is asked within one snapshot.
 */
public interface ConversationAuditDao {

    /** How many rows of something that may be long are held at once. */
    int FETCH_SIZE = 500;

    /** A conversation's id, and how many messages it says that it has. */
    record Size(UUID id, long lastSeq) {}

    /** A conversation, or something that should be one, and how much there is of something. */
    record Counted(UUID id, long total) {}

    /** A conversation beside an older one of the same pair. */
    record Twin(UUID id, UUID older) {}

    /** How many conversations there are, and the highest id; null where there is none. */
    record Extent(long conversations, UUID highest) {}

    // There is no max(uuid) before PostgreSQL 18.
    @SqlQuery("""
            SELECT (SELECT count(*) FROM rapport.conversation) AS conversations,
                (SELECT id FROM rapport.conversation ORDER BY id DESC LIMIT 1) AS highest
            """)
    @RegisterConstructorMapper(Extent.class)
    Extent extent();

    @SqlQuery("""
            SELECT id, last_seq
            FROM rapport.conversation
            WHERE id >= :from AND id <= :highest::uuid
            ORDER BY id
            LIMIT :limit
            """)
    @RegisterConstructorMapper(Size.class)
    List<Size> sizes(UUID from, UUID highest, int limit);

    @SqlQuery("""
            SELECT c.id, c.created_at, c.last_seq, c.last_message_at, c.last_message_preview,
                last.created_at AS last_created_at, last.content AS last_content,
                m.messages AS recount_messages, m.lowest_seq AS recount_lowest_seq,
                m.highest_seq AS recount_highest_seq, m.out_of_line AS recount_out_of_line,
                m.first_created_at AS recount_first_created_at,
                m.not_later AS recount_not_later, m.first_not_later AS recount_first_not_later,
                c.provider_read_seq, c.provider_unread, m.provider_recount,
                r.provider_furthest_mark, r.provider_earlier,
                c.customer_read_seq, c.customer_unread, m.customer_recount,
                r.customer_furthest_mark, r.customer_earlier
            FROM rapport.conversation c
            LEFT JOIN rapport.message last ON last.conversation_id = c.id AND last.seq = c.last_seq
            CROSS JOIN LATERAL (
                SELECT count(*) AS messages, min(seq) AS lowest_seq, max(seq) AS highest_seq,
                    count(*) FILTER (WHERE seq <> coalesce(previous_seq, 0) + 1) AS out_of_line,
                    min(created_at) FILTER (WHERE previous IS NULL) AS first_created_at,
                    count(*) FILTER (WHERE created_at <= previous) AS not_later,
                    min(seq) FILTER (WHERE created_at <= previous) AS first_not_later,
                    count(*) FILTER (WHERE author = 'customer' AND seq > c.provider_read_seq AND seq <= c.last_seq)
                        AS provider_recount,
                    count(*) FILTER (WHERE author = 'provider' AND seq > c.customer_read_seq AND seq <= c.last_seq)
                        AS customer_recount
                FROM (
                    SELECT seq, author, created_at, lag(created_at) OVER by_seq AS previous,
                        lag(seq) OVER by_seq AS previous_seq
                    FROM rapport.message
                    WHERE conversation_id = c.id
                    WINDOW by_seq AS (ORDER BY seq)
                ) AS message
            ) m
            CROSS JOIN LATERAL (
                SELECT coalesce(max(up_to_seq) FILTER (WHERE side = 'provider'), 0) AS provider_furthest_mark,
                    coalesce(max(up_to_seq) FILTER (WHERE side = 'customer'), 0) AS customer_furthest_mark,
                    count(*) FILTER (WHERE side = 'provider' AND read_at < previous) AS provider_earlier,
                    count(*) FILTER (WHERE side = 'customer' AND read_at < previous) AS customer_earlier
                FROM (
                    SELECT side, up_to_seq, read_at,
                        lag(read_at) OVER (PARTITION BY side ORDER BY up_to_seq) AS previous
                    FROM rapport.read_mark
                    WHERE conversation_id = c.id
                ) AS mark
            ) r
            WHERE c.id >= :from AND (:to::uuid IS NULL OR c.id < :to::uuid)
            ORDER BY c.id
            """)
    @RegisterConstructorMapper(AuditedConversation.class)
    @FetchSize(FETCH_SIZE)
    void conversations(UUID from, UUID to, Consumer<AuditedConversation> consumer);

    /** Pairs that have an older conversation too, of whichever age. */
    @SqlQuery("""
            SELECT c.id, older.id AS older
            FROM rapport.conversation c
            JOIN rapport.conversation older
                ON older.provider_id = c.provider_id AND older.customer_id = c.customer_id AND older.id < c.id
            WHERE c.id >= :from AND (:to::uuid IS NULL OR c.id < :to::uuid)
            """)
    @RegisterConstructorMapper(Twin.class)
    @FetchSize(FETCH_SIZE)
    void twins(UUID from, UUID to, Consumer<Twin> consumer);

    @SqlQuery("""
            SELECT m.conversation_id AS id, count(*) AS total
            FROM rapport.message m
            WHERE m.conversation_id >= :from AND (:to::uuid IS NULL OR m.conversation_id < :to::uuid)
              AND NOT EXISTS (SELECT FROM rapport.conversation c WHERE c.id = m.conversation_id)
            GROUP BY m.conversation_id
            """)
    @RegisterConstructorMapper(Counted.class)
    @FetchSize(FETCH_SIZE)
    void orphanedMessages(UUID from, UUID to, Consumer<Counted> consumer);

    @SqlQuery("""
            SELECT r.conversation_id AS id, count(*) AS total
            FROM rapport.read_mark r
            WHERE r.conversation_id >= :from AND (:to::uuid IS NULL OR r.conversation_id < :to::uuid)
              AND NOT EXISTS (SELECT FROM rapport.conversation c WHERE c.id = r.conversation_id)
            GROUP BY r.conversation_id
            """)
    @RegisterConstructorMapper(Counted.class)
    @FetchSize(FETCH_SIZE)
    void orphanedMarks(UUID from, UUID to, Consumer<Counted> consumer);
}
