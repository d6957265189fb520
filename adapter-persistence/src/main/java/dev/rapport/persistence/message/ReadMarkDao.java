package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Read marks, and the counters that follow them. All but the first are asked under the lock that it takes. */
@RegisterRowMapper(ConversationMapper.class)
public interface ReadMarkDao {

    @SqlQuery("SELECT " + ConversationMapper.COLUMNS + """
            FROM rapport.conversation c
            WHERE c.id = :id
            FOR NO KEY UPDATE
            """)
    Optional<Conversation> lock(UUID id);

    @SqlQuery("""
            SELECT count(*)
            FROM rapport.message
            WHERE conversation_id = :id AND seq > :seq AND author <> :reader::rapport.side
            """)
    long countUnreadAfter(UUID id, String reader, long seq);

    /** When the mark at that seq was set; now, where there is none. */
    @SqlQuery("""
            SELECT coalesce(max(read_at), clock_timestamp())
            FROM rapport.read_mark
            WHERE conversation_id = :id AND side = :reader::rapport.side AND up_to_seq = :seq
            """)
    OffsetDateTime readAt(UUID id, String reader, long seq);

    /** Sets a mark now, or at the time of the mark before it where the clock went back. */
    @SqlQuery("""
            INSERT INTO rapport.read_mark (conversation_id, side, up_to_seq, read_at)
            SELECT :id, :reader::rapport.side, :seq, greatest(clock_timestamp(), max(read_at))
            FROM rapport.read_mark
            WHERE conversation_id = :id AND side = :reader::rapport.side
            RETURNING read_at
            """)
    OffsetDateTime insert(UUID id, String reader, long seq);

    @SqlUpdate("""
            UPDATE rapport.conversation
            SET provider_read_seq = GREATEST(provider_read_seq, :providerReadSeq), provider_unread = :providerUnread,
                customer_read_seq = GREATEST(customer_read_seq, :customerReadSeq), customer_unread = :customerUnread
            WHERE id = :id
            """)
    void update(UUID id, long providerReadSeq, long providerUnread, long customerReadSeq, long customerUnread);
}
