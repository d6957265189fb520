package dev.rapport.domain.push;

import java.util.List;

/**
 * Port: hands notifications to a push service. Called off the path of a send, which it can neither delay nor fail.
 *
 * <p>Returns without waiting for the push service, and drops what it has no room for. Of one conversation, a device gets
 * notifications in the order of their seq, if at all: none after a newer one. Thread-safe.
 */
public interface PushSender {

    /** Notifies each of the devices. */
    void send(PushNotification notification, List<Device> devices);
}
