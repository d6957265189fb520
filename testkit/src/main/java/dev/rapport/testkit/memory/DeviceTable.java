package dev.rapport.testkit.memory;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The devices, one for a token. Used under the store's lock. */
final class DeviceTable {

    private final Map<PushToken, Device> rows = new HashMap<>();
    private Instant lastRegistration = Instant.MIN;

    /** Inserts or replaces a device, registered later than any other, whatever the clock says. */
    void put(PushToken token, MemberId member, Platform platform, Instant now) {
        Instant next = lastRegistration.equals(Instant.MIN) ? now : lastRegistration.plus(1, ChronoUnit.MICROS);
        lastRegistration = now.isBefore(next) ? next : now;
        rows.put(token, new Device(token, member, platform, lastRegistration));
    }

    /** A member's devices, the one registered last first. */
    List<Device> of(MemberId member) {
        return rows.values().stream()
                .filter(device -> device.member().equals(member))
                .sorted(Comparator.comparing(Device::registeredAt).reversed())
                .toList();
    }

    /** Deletes that very registration. */
    void delete(Device device) {
        rows.remove(device.token(), device);
    }
}
