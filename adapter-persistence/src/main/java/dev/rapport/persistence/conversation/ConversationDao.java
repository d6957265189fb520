package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.StartFacts;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Questions about conversations that are not asked with every request, one statement each. */
public interface ConversationDao {

    /** One row, in which the conversation's columns are null where the pair has none. */
    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + """
            , (SELECT coalesce(sum(erasures), 0) FROM rapport.send_window WHERE member_id IN (:provider, :customer))
                AS erasures
            FROM (VALUES (1)) AS one
            LEFT JOIN rapport.conversation c ON c.provider_id = :provider AND c.customer_id = :customer
            """)
    @RegisterRowMapper(StartFactsMapper.class)
    StartFacts startFacts(String provider, String customer);

    @SqlQuery("""
            SELECT customer_id AS counterpart, id
            FROM rapport.conversation
            WHERE provider_id = :member AND customer_id = ANY (:counterparts)
              AND archived_at IS NULL AND active_hour IS NOT NULL
            UNION ALL
            SELECT provider_id, id
            FROM rapport.conversation
            WHERE customer_id = :member AND provider_id = ANY (:counterparts)
              AND archived_at IS NULL AND active_hour IS NOT NULL
            """)
    @RegisterRowMapper(Counterpart.Mapper.class)
    List<Counterpart> openWith(String member, String[] counterparts);

    @SqlQuery("""
            SELECT customer_id AS counterpart, id
            FROM rapport.conversation
            WHERE provider_id = :member AND archived_at IS NULL AND active_hour IS NOT NULL
            """)
    @RegisterRowMapper(Counterpart.Mapper.class)
    List<Counterpart> openOfProvider(String member);

    @SqlQuery("""
            SELECT provider_id AS counterpart, id
            FROM rapport.conversation
            WHERE customer_id = :member AND archived_at IS NULL AND active_hour IS NOT NULL
            """)
    @RegisterRowMapper(Counterpart.Mapper.class)
    List<Counterpart> openOfCustomer(String member);
}
