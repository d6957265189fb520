package dev.rapport.persistence.push;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Lookup;
import dev.rapport.persistence.Select;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@link Devices} in PostgreSQL. */
public final class JdbiDevices implements Devices {

    /** Newest first. */
    private static final Select<Device> OF_MEMBERS = new Select<>("""
            SELECT token, member_id, platform, registered_at
            FROM rapport.device
            WHERE member_id = ANY (?)
            ORDER BY registered_at DESC, token
            """, JdbiDevices::device);

    private final Database database;
    private final Lookup<MemberId, List<Device>> byMember = new Lookup<>(this::findAll);

    public JdbiDevices(Database database) {
        this.database = database;
    }

    @Override
    public void register(PushToken token, MemberId member, Platform platform) {
        write(dao -> {
            dao.lock(member.value());
            dao.register(token.value(), member.value(), Columns.word(platform));
            dao.dropOldest(member.value(), MAX_PER_MEMBER);
        });
    }

    @Override
    public void unregister(PushToken token, MemberId member) {
        write(dao -> dao.unregister(token.value(), member.value()));
    }

    @Override
    public List<Device> of(MemberId member) {
        return byMember.find(member).orElse(List.of());
    }

    @Override
    public Map<MemberId, List<Device>> of(Set<MemberId> members) {
        return byMember.find(members);
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new PushToken(row.getString("token")),
                new MemberId(row.getString("member_id")),
                Columns.constant(row, "platform", Platform.class),
                Columns.instant(row, "registered_at"));
    }

    private Map<MemberId, List<Device>> findAll(Set<MemberId> members) {
        String[] ids = members.stream().map(MemberId::value).toArray(String[]::new);
        return database.ask(OF_MEMBERS, (Object) ids).stream().collect(Collectors.groupingBy(Device::member));
    }

    @Override
    public void forget(Device device) {
        write(dao ->
                dao.forget(device.token().value(), device.member().value(), Columns.timestamp(device.registeredAt())));
    }

    private void write(Consumer<DeviceDao> change) {
        database.inTransaction(handle -> {
            change.accept(handle.attach(DeviceDao.class));
            return true;
        });
    }
}
