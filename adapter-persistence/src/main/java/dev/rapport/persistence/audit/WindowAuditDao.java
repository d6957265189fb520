package dev.rapport.persistence.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Recounts send windows. A window has forgotten what was a window's width older than its newest send; what is older than
 * that from now decides nothing any more. So both are compared from the later of the two horizons on.
 */
public interface WindowAuditDao {

    /** A side's messages after a horizon: from the last seq backwards, as far as that, and no further. */
    String RECENT = """
            CROSS JOIN LATERAL (
                SELECT m.created_at
                FROM rapport.message m
                WHERE m.conversation_id = own.id AND m.author = own.side AND m.created_at > w.horizon
                  AND m.seq > coalesce((
                      SELECT old.seq
                      FROM rapport.message old
                      WHERE old.conversation_id = own.id AND old.created_at <= w.horizon
                      ORDER BY old.seq DESC
                      LIMIT 1
                  ), 0)
            ) AS recent
            """;

    /**
     * A member's window.
     *
     * @param kept how many sends of the time that counts it holds
     * @param recounted how many messages of that time there are
     * @param agrees whether these are the same times
     */
    record Window(String memberId, long kept, long recounted, boolean agrees) {}

    /** How many messages a member without a window has sent lately in one conversation. */
    record Windowless(String memberId, long total) {}

    @SqlQuery("""
            SELECT w.member_id, cardinality(kept.times) AS kept, cardinality(recount.times) AS recounted,
                kept.times = recount.times AS agrees
            FROM (
                SELECT member_id, sends,
                    greatest(now(), (SELECT max(send) FROM unnest(sends) AS send))
                        - make_interval(secs => :seconds) AS horizon
                FROM rapport.send_window
                WHERE member_id > :after
                ORDER BY member_id
                LIMIT :limit
            ) AS w
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(send ORDER BY send), '{}') AS times
                FROM unnest(w.sends) AS send
                WHERE send > w.horizon
            ) AS kept
            CROSS JOIN LATERAL (
                SELECT coalesce(array_agg(recent.created_at ORDER BY recent.created_at), '{}') AS times
                FROM (
                    SELECT id, 'provider'::rapport.side AS side
                    FROM rapport.conversation
                    WHERE provider_id = w.member_id
                      AND active_hour >= date_trunc('hour', w.horizon AT TIME ZONE 'UTC')
                    UNION ALL
                    SELECT id, 'customer'
                    FROM rapport.conversation
                    WHERE customer_id = w.member_id
                      AND active_hour >= date_trunc('hour', w.horizon AT TIME ZONE 'UTC')
                ) AS own
            """ + RECENT + """
            ) AS recount
            ORDER BY w.member_id
            """)
    @RegisterConstructorMapper(Window.class)
    List<Window> windows(String after, int limit, long seconds);

    /** Of the conversations in a range of ids, like those of {@link ConversationAuditDao}. */
    @SqlQuery("""
            SELECT own.member_id, count(*) AS total
            FROM (SELECT now() - make_interval(secs => :seconds) AS horizon) AS w
            JOIN rapport.conversation c ON c.last_message_at > w.horizon
            CROSS JOIN LATERAL (
                VALUES (c.id, c.provider_id, 'provider'::rapport.side), (c.id, c.customer_id, 'customer')
            ) AS own (id, member_id, side)
            """ + RECENT + """
            WHERE c.id >= :from AND (:to::uuid IS NULL OR c.id < :to::uuid)
              AND own.member_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM rapport.send_window known WHERE known.member_id = own.member_id)
            GROUP BY own.member_id
            """)
    @RegisterConstructorMapper(Windowless.class)
    @FetchSize(ConversationAuditDao.FETCH_SIZE)
    void windowless(UUID from, UUID to, long seconds, Consumer<Windowless> consumer);
}
