package dev.rapport.push;

import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushSender;
import dev.rapport.domain.push.PushTally;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link PushSender} for a server without a push service: says in the log that there was something to push. Neither what
 * was written nor a device's token is said.
 */
public final class LoggingPushSender implements PushSender {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingPushSender.class);

    private final PushTally tally;

    public LoggingPushSender(PushTally tally) {
        this.tally = tally;
    }

    @Override
    public void send(PushNotification notification, List<Device> devices) {
        LOG.info(
                "No push service is configured: message {} (seq {} of conversation {}) not pushed to {} device(s)",
                notification.message(),
                notification.seq(),
                notification.conversation(),
                devices.size());
        devices.forEach(device -> tally.count(PushOutcome.LOGGED));
    }
}
