package dev.rapport.testkit.memory;

import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushSender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pushes nowhere, and remembers what it was given. */
public final class RecordingPushSender implements PushSender {

    /** A notification, and whom it was for. */
    public record Sent(PushNotification notification, List<Device> devices) {

        public Sent {
            devices = List.copyOf(devices);
        }
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(PushNotification notification, List<Device> devices) {
        sent.add(new Sent(notification, devices));
    }

    /** All there were so far, in their order. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}
