package dev.rapport.persistence.push;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Lookup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@link Devices} in PostgreSQL. */
public final class JdbiDevices implements Devices {

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

    private Map<MemberId, List<Device>> findAll(Set<MemberId> members) {
        String[] ids = members.stream().map(MemberId::value).toArray(String[]::new);
        return database.ask(DeviceDao.class, dao -> dao.of(ids)).stream()
                .collect(Collectors.groupingBy(Device::member));
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
