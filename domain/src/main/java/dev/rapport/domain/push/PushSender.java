package dev.rapport.domain.push;

import java.util.List;

/** Port: hands notifications to a push service. Called off the path of a send, which it can neither delay nor fail. */
public interface PushSender {

    /** Notifies each of the devices. Thread-safe. */
    void send(PushNotification notification, List<Device> devices);
}
