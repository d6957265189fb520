package dev.rapport.persistence.relationship;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What begins, ends and erases. Locks are taken in the order pair, window, conversations by id, members, the rest. */
@RegisterRowMapper(ConversationMapper.class)
public interface RelationshipDao {

    /** Keeps other beginnings and ends of this pair out, also where it has no row to lock yet. */
    @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended(:provider || ' ' || :customer, 0))::text")
    String lockPair(String provider, String customer);

    @SqlUpdate("""
            UPDATE rapport.conversation
            SET archived_at = NULL, archive_reason = NULL, access_version = access_version + 1
            WHERE provider_id = :provider AND customer_id = :customer AND archived_at IS NOT NULL
            """)
    int reopen(String provider, String customer);

    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + """
            FROM rapport.conversation c
            WHERE c.provider_id = :provider AND c.customer_id = :customer
            """)
    Optional<Conversation> find(String provider, String customer);

    /** How many of the two are members of the role that the side asks for; they stay so until the end. */
    @SqlQuery("""
            SELECT count(*)
            FROM (
                SELECT 1 FROM rapport.member
                WHERE id = :provider AND role = 'provider' OR id = :customer AND role = 'customer'
                ORDER BY id
                FOR SHARE
            ) AS fitting
            """)
    int lockFitting(String provider, String customer);

    @SqlUpdate("""
            INSERT INTO rapport.relationship (provider_id, customer_id)
            VALUES (:provider, :customer)
            ON CONFLICT DO NOTHING
            """)
    int insert(String provider, String customer);

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM rapport.relationship WHERE provider_id = :provider AND customer_id = :customer
            )
            """)
    boolean exists(String provider, String customer);

    /** A conversation to archive, for a pair that never talked: a start that was decided before has to find it. */
    @SqlUpdate("""
            INSERT INTO rapport.conversation (id, provider_id, customer_id, access_version, created_at)
            VALUES (:id, :provider, :customer, :accessVersion, clock_timestamp())
            ON CONFLICT (provider_id, customer_id) DO NOTHING
            """)
    void ensureConversation(UUID id, String provider, String customer, long accessVersion);

    @SqlUpdate("""
            UPDATE rapport.conversation
            SET archived_at = clock_timestamp(), archive_reason = 'relationship_ended',
                access_version = access_version + 1
            WHERE provider_id = :provider AND customer_id = :customer AND archived_at IS NULL
            """)
    int archive(String provider, String customer);

    @SqlUpdate("DELETE FROM rapport.relationship WHERE provider_id = :provider AND customer_id = :customer")
    int delete(String provider, String customer);

    /** Takes the place of the window's row, which has to be there for starts to see the erasure. */
    @SqlUpdate("""
            INSERT INTO rapport.send_window (member_id, erasures)
            VALUES (:member, 1)
            ON CONFLICT (member_id) DO UPDATE SET sends = '{}', erasures = send_window.erasures + 1
            """)
    void closeWindow(String member);

    @SqlQuery("""
            SELECT id
            FROM rapport.conversation
            WHERE provider_id = :member OR customer_id = :member
            ORDER BY id
            FOR UPDATE
            """)
    List<UUID> lockConversations(String member);

    @SqlUpdate("DELETE FROM rapport.conversation WHERE id = ANY (:ids) AND last_seq = 0")
    void deleteInvisible(UUID[] ids);

    @SqlUpdate("""
            UPDATE rapport.conversation
            SET archive_reason = coalesce(archive_reason, CASE WHEN provider_id = :member
                    THEN 'provider_erased'::rapport.archive_reason ELSE 'customer_erased' END),
                archived_at = coalesce(archived_at, clock_timestamp()),
                provider_id = nullif(provider_id, :member),
                customer_id = nullif(customer_id, :member),
                access_version = access_version + 1
            WHERE id = ANY (:ids)
            """)
    void erase(UUID[] ids, String member);

    @SqlQuery("SELECT " + ConversationMapper.COLUMNS
            + "FROM rapport.conversation c WHERE c.id = ANY (:ids) ORDER BY c.id")
    List<Conversation> findAll(UUID[] ids);

    @SqlQuery("SELECT id FROM rapport.member WHERE id = :member FOR UPDATE")
    Optional<String> lockMember(String member);

    @SqlUpdate("DELETE FROM rapport.relationship WHERE provider_id = :member OR customer_id = :member")
    void deleteAll(String member);

    @SqlUpdate("DELETE FROM rapport.device WHERE member_id = :member")
    void deleteDevices(String member);

    @SqlUpdate("DELETE FROM rapport.member WHERE id = :member")
    void deleteMember(String member);
}
