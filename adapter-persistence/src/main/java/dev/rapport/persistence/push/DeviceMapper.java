package dev.rapport.persistence.push;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a device. */
public final class DeviceMapper implements RowMapper<Device> {

    @Override
    public Device map(ResultSet row, StatementContext context) throws SQLException {
        return new Device(
                new PushToken(row.getString("token")),
                new MemberId(row.getString("member_id")),
                Columns.constant(row, "platform", Platform.class),
                Columns.instant(row, "registered_at"));
    }
}
