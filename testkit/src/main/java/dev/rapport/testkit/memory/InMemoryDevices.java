package dev.rapport.testkit.memory;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import java.util.List;

/** The devices, in memory. */
public final class InMemoryDevices implements Devices {

    private final InMemoryStore store;

    public InMemoryDevices(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void register(PushToken token, MemberId member, Platform platform) {
        store.atomically(() -> {
            store.devices.put(token, member, platform, store.now());
            store.devices.of(member).stream().skip(MAX_PER_MEMBER).forEach(store.devices::delete);
        });
    }

    @Override
    public void unregister(PushToken token, MemberId member) {
        store.atomically(() -> store.devices.of(member).stream()
                .filter(device -> device.token().equals(token))
                .forEach(store.devices::delete));
    }

    @Override
    public List<Device> of(MemberId member) {
        return store.atomically(() -> store.devices.of(member));
    }

    @Override
    public void forget(Device device) {
        store.atomically(() -> store.devices.delete(device));
    }
}
