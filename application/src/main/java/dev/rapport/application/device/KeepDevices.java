package dev.rapport.application.device;

import dev.rapport.application.Result;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import java.util.Optional;
import java.util.Set;

/** Use case: have a device of one's own take push notifications (AC-9), or no longer. */
public final class KeepDevices {

    private final Directory directory;
    private final Devices devices;

    public KeepDevices(Directory directory, Devices devices) {
        this.directory = directory;
        this.devices = devices;
    }

    /** Registers the device, also one that was somebody else's until now. */
    public Result<PushToken> register(Viewer viewer, PushToken token, Platform platform) {
        return permitted(viewer, token).map(mine -> {
            devices.register(mine, viewer.member(), platform);
            return mine;
        });
    }

    /** Forgets the device, if it is the viewer's. */
    public Result<PushToken> unregister(Viewer viewer, PushToken token) {
        return permitted(viewer, token).map(mine -> {
            devices.unregister(mine, viewer.member());
            return mine;
        });
    }

    /** Why this viewer could have no device at all; empty where they could. */
    public Optional<Refusal> refusal(Viewer viewer) {
        boolean isKnown = directory.find(Set.of(viewer.member())).containsKey(viewer.member());
        return Access.keepDevices(viewer, isKnown);
    }

    private Result<PushToken> permitted(Viewer viewer, PushToken token) {
        return refusal(viewer).<Result<PushToken>>map(Result::refused).orElseGet(() -> Result.done(token));
    }
}
