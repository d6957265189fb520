package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.StartFacts;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Questions about conversations, one statement each. A member may stand on either side; each side has an index of its
 * own and is asked for apart.
 */
public interface ConversationDao {

    /**
     * The visible conversations of a member on one side, of those that are open, archived, or both; {@code :…Sees} are
     * the reasons for which an archived one stays readable to the side.
     */
    String AS_PROVIDER = """
            provider_id = :member AND active_hour IS NOT NULL
            AND (:open AND archived_at IS NULL
                 OR :archived AND archive_reason = ANY (:providerSees::rapport.archive_reason[]))
            """;

    String AS_CUSTOMER = """
            customer_id = :member AND active_hour IS NOT NULL
            AND (:open AND archived_at IS NULL
                 OR :archived AND archive_reason = ANY (:customerSees::rapport.archive_reason[]))
            """;

    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + "FROM rapport.conversation c WHERE c.id = ANY (:ids)")
    @RegisterRowMapper(ConversationMapper.class)
    List<Conversation> find(UUID[] ids);

    /** One row, in which the conversation's columns are null where the pair has none. */
    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + """
            , (SELECT coalesce(sum(erasures), 0) FROM rapport.send_window WHERE member_id IN (:provider, :customer))
                AS erasures
            FROM (VALUES (1)) AS one
            LEFT JOIN rapport.conversation c ON c.provider_id = :provider AND c.customer_id = :customer
            """)
    @RegisterRowMapper(StartFactsMapper.class)
    StartFacts startFacts(String provider, String customer);

    /**
     * A page of a member's conversations, each beside the count of all; where the page is empty, the count alone. Of
     * each side so many are looked at as the page needs at most, and only these are put in order together.
     */
    @SqlQuery("WITH of_member AS ((SELECT * FROM rapport.conversation WHERE " + AS_PROVIDER
            + "ORDER BY active_hour DESC, last_message_at DESC, id DESC LIMIT :end)\n"
            + "UNION ALL (SELECT * FROM rapport.conversation WHERE " + AS_CUSTOMER
            + "ORDER BY active_hour DESC, last_message_at DESC, id DESC LIMIT :end)),\n"
            + "counted AS (SELECT (SELECT count(*) FROM rapport.conversation WHERE " + AS_PROVIDER
            + ") + (SELECT count(*) FROM rapport.conversation WHERE " + AS_CUSTOMER + ") AS total),\n"
            + "page AS (SELECT * FROM of_member ORDER BY last_message_at DESC, id DESC OFFSET :offset LIMIT :size)\n"
            + "SELECT counted.total, " + ConversationMapper.COLUMNS
            + "FROM counted LEFT JOIN page c ON true ORDER BY c.last_message_at DESC, c.id DESC")
    @RegisterRowMapper(CountedConversation.Mapper.class)
    List<CountedConversation> list(
            String member,
            boolean open,
            boolean archived,
            String[] providerSees,
            String[] customerSees,
            long end,
            long offset,
            int size);

    @SqlQuery("SELECT (SELECT coalesce(sum(provider_unread), 0) FROM rapport.conversation WHERE " + AS_PROVIDER
            + ") + (SELECT coalesce(sum(customer_unread), 0) FROM rapport.conversation WHERE " + AS_CUSTOMER + ")")
    long unreadTotal(String member, boolean open, boolean archived, String[] providerSees, String[] customerSees);

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
