package com.example.tutoring;

import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A store of our own for one of the core's ports: phones are kept with the accounts, not with the messages. All of it
 * happens under one lock, and in memory.
 */
public final class Phones implements Devices {

    private final Clock clock;
    private final Map<PushToken, Device> phones = new HashMap<>();
    private Instant latest = Instant.EPOCH;

    public Phones(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void register(PushToken token, MemberId member, Platform platform) {
        phones.put(token, new Device(token, member, platform, nextInstant()));
        of(member).stream().skip(MAX_PER_MEMBER).forEach(this::forget);
    }

    @Override
    public synchronized void unregister(PushToken token, MemberId member) {
        phones.values()
                .removeIf(phone -> phone.token().equals(token) && phone.member().equals(member));
    }

    @Override
    public synchronized List<Device> of(MemberId member) {
        return phones.values().stream()
                .filter(phone -> phone.member().equals(member))
                .sorted(Comparator.comparing(Device::registeredAt).reversed())
                .toList();
    }

    @Override
    public synchronized void forget(Device device) {
        phones.remove(device.token(), device);
    }

    /** Forgets all phones of somebody who leaves. */
    synchronized void forgetAll(MemberId member) {
        phones.values().removeIf(phone -> phone.member().equals(member));
    }

    /** To the microsecond, and later than any before, whatever the clock says: registrations are told apart by it. */
    private Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        latest = now.isAfter(latest) ? now : latest.plus(1, ChronoUnit.MICROS);
        return latest;
    }
}
