package dev.rapport.push.fcm;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushToken;
import java.time.Duration;
import java.time.Instant;

/**
 * A notification on its way to one device.
 *
 * @param since when it was asked for
 * @param attempts how often it has been tried so far
 */
record Push(PushNotification notification, Device device, Instant since, int attempts) {

    static Push first(PushNotification notification, Device device, Instant now) {
        return new Push(notification, device, now, 0);
    }

    /** What takes the place of what on a device: there it shows one notification of a conversation at a time. */
    record Place(PushToken token, ConversationId conversation) {}

    Place place() {
        return new Place(device.token(), notification.conversation());
    }

    Seq seq() {
        return notification.seq();
    }

    /** The same after one more attempt. */
    Push tried() {
        return new Push(notification, device, since, attempts + 1);
    }

    Duration age(Instant now) {
        return Duration.between(since, now);
    }
}
