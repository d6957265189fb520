package dev.rapport.persistence.push;

import java.time.OffsetDateTime;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Push tokens. */
public interface DeviceDao {

    /** Lets one member's registrations take turns: there is no row yet to lock. */
    @SqlQuery("SELECT pg_advisory_xact_lock(hashtextextended('device ' || :member, 0))::text")
    String lock(String member);

    @SqlUpdate("""
            INSERT INTO rapport.device (token, member_id, platform, registered_at)
            VALUES (:token, :member, :platform, clock_timestamp())
            ON CONFLICT (token) DO UPDATE
            SET member_id = excluded.member_id, platform = excluded.platform, registered_at = excluded.registered_at
            """)
    void register(String token, String member, String platform);

    @SqlUpdate("""
            DELETE FROM rapport.device
            WHERE token IN (
                SELECT token FROM rapport.device
                WHERE member_id = :member
                ORDER BY registered_at DESC, token
                OFFSET :keep
            )
            """)
    void dropOldest(String member, int keep);

    @SqlUpdate("DELETE FROM rapport.device WHERE token = :token AND member_id = :member")
    void unregister(String token, String member);

    @SqlUpdate("""
            DELETE FROM rapport.device
            WHERE token = :token AND member_id = :member AND registered_at = :registeredAt
            """)
    void forget(String token, String member, OffsetDateTime registeredAt);
}
