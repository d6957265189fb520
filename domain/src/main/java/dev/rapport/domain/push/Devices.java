package dev.rapport.domain.push;

import dev.rapport.domain.member.MemberId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Port: which devices take push notifications for whom. Thread-safe, also between nodes on one store. */
public interface Devices {

    /** The most devices of one member; one more takes the place of the one that was registered longest ago. */
    int MAX_PER_MEMBER = 20;

    /** Registers a device; a token belongs to whoever registered it last. */
    void register(PushToken token, MemberId member, Platform platform);

    /** Forgets a member's device; nothing happens where the token is unknown or by now somebody else's. */
    void unregister(PushToken token, MemberId member);

    /** A member's devices, the one registered last first. */
    List<Device> of(MemberId member);

    /** The same of several members at once; those without a device may be missing. */
    default Map<MemberId, List<Device>> of(Set<MemberId> members) {
        Map<MemberId, List<Device>> devices = new HashMap<>();
        members.forEach(member -> devices.put(member, of(member)));
        return devices;
    }

    /** Forgets a device that its push service no longer knows, unless it was registered again since. */
    void forget(Device device);
}
