package dev.rapport.persistence.conversation;

import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.ConversationState;
import dev.rapport.domain.conversation.Head;
import dev.rapport.domain.conversation.Participants;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import dev.rapport.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads {@link #COLUMNS} into a conversation; null where a left join found none. */
public final class ConversationMapper implements RowMapper<Conversation> {

    /** What a statement has to select from a conversation {@code c}. */
    public static final String COLUMNS = """
            c.id, c.provider_id, c.customer_id, c.access_version, c.archived_at, c.archive_reason, c.last_seq, \
            c.last_message_at, c.last_message_preview, c.provider_read_seq, c.provider_unread, c.customer_read_seq, \
            c.customer_unread, c.created_at \
            """;

    @Override
    public Conversation map(ResultSet row, StatementContext context) throws SQLException {
        return read(row);
    }

    /** Reads the row that the result stands on. */
    public static Conversation read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (id == null) {
            return null;
        }
        return new Conversation(
                new ConversationId(id),
                new Participants(member(row, "provider_id"), member(row, "customer_id")),
                state(row),
                row.getLong("access_version"),
                new Head(
                        new Seq(row.getLong("last_seq")),
                        Columns.optionalInstant(row, "last_message_at"),
                        Columns.optionalText(row, "last_message_preview").map(Preview::new)),
                new Reading(new Seq(row.getLong("provider_read_seq")), row.getLong("provider_unread")),
                new Reading(new Seq(row.getLong("customer_read_seq")), row.getLong("customer_unread")),
                Columns.instant(row, "created_at"));
    }

    private static Optional<MemberId> member(ResultSet row, String column) throws SQLException {
        return Columns.optionalText(row, column).map(MemberId::new);
    }

    private static ConversationState state(ResultSet row) throws SQLException {
        return row.getString("archive_reason") == null
                ? new ConversationState.Open()
                : new ConversationState.Archived(
                        Columns.constant(row, "archive_reason", ArchiveReason.class),
                        Columns.instant(row, "archived_at"));
    }
}
