package dev.rapport.persistence.push;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Database;
import java.util.List;
import java.util.function.Consumer;

/** {@link Devices} in PostgreSQL. */
public final class JdbiDevices implements Devices {

    private final Database database;

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
        return database.ask(DeviceDao.class, dao -> dao.of(member.value()));
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
