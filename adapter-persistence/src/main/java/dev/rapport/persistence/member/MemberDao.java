package dev.rapport.persistence.member;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The standalone directory. */
@RegisterRowMapper(MemberMapper.class)
public interface MemberDao {

    @SqlQuery("""
            SELECT EXISTS (
                SELECT 1 FROM rapport.relationship WHERE provider_id = :provider AND customer_id = :customer
            )
            """)
    boolean related(String provider, String customer);

    /** A page of contacts, each beside the count of all; where the page is empty, the count alone. */
    @SqlQuery("""
            WITH contact AS (
                SELECT m.id, m.name, m.avatar_url, m.role, m.sort_key
                FROM (
                    SELECT customer_id AS id FROM rapport.relationship WHERE provider_id = :of
                    UNION ALL
                    SELECT provider_id FROM rapport.relationship WHERE customer_id = :of
                ) AS related
                JOIN rapport.member m USING (id)
                WHERE position(:called IN m.search_key) > 0
            )
            SELECT counted.total, page.id, page.name, page.avatar_url, page.role
            FROM (SELECT count(*) AS total FROM contact) AS counted
            LEFT JOIN (SELECT * FROM contact ORDER BY sort_key, id OFFSET :offset LIMIT :size) AS page ON true
            ORDER BY page.sort_key, page.id
            """)
    @RegisterRowMapper(CountedMember.Mapper.class)
    List<CountedMember> contacts(String of, String called, long offset, int size);

    @SqlUpdate("""
            INSERT INTO rapport.member (id, name, sort_key, search_key, avatar_url, role)
            VALUES (:id, :name, :sortKey, :searchKey, :avatar, :role::rapport.side)
            ON CONFLICT DO NOTHING
            """)
    int insert(String id, String name, String sortKey, String searchKey, String avatar, String role);

    /** The member's role; nobody begins a relationship with the member, or erases it, until the end. */
    @SqlQuery("SELECT role FROM rapport.member WHERE id = :id FOR UPDATE")
    Optional<String> lockRole(String id);

    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM rapport.relationship WHERE provider_id = :id OR customer_id = :id)
                OR EXISTS (
                    SELECT 1 FROM rapport.conversation
                    WHERE (provider_id = :id OR customer_id = :id) AND active_hour IS NOT NULL
                )
            """)
    boolean isInUse(String id);

    @SqlUpdate("""
            UPDATE rapport.member
            SET name = :name, sort_key = :sortKey, search_key = :searchKey, avatar_url = :avatar,
                role = :role::rapport.side
            WHERE id = :id AND (name, avatar_url, role) IS DISTINCT FROM (:name, :avatar, :role::rapport.side)
            """)
    int update(String id, String name, String sortKey, String searchKey, String avatar, String role);
}
