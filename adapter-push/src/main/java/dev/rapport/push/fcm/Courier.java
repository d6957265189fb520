package dev.rapport.push.fcm;

import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.firebase.messaging.FirebaseMessaging;
import dev.rapport.domain.push.PushOutcome;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what waits to FCM, a batch at a time, and sees each push to its end.
 *
 * <p>A batch goes out as the SDK's {@code sendEach} would send it, a request for each message on the SDK's threads. Not by
 * that method itself: there, one answer that the SDK cannot read fails the whole batch, after some of it has arrived.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final FirebaseMessaging messaging;
    private final Outbox outbox;
    private final Aftermath aftermath;
    private final Clock clock;

    Courier(FirebaseMessaging messaging, Outbox outbox, Aftermath aftermath, Clock clock) {
        this.messaging = messaging;
        this.outbox = outbox;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** Until the outbox is closed and empty. */
    @Override
    public void run() {
        try {
            for (List<Push> batch = outbox.take(); !batch.isEmpty(); batch = outbox.take()) {
                batch.forEach(this::handOver);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(Push push) {
        if (push.age(clock.instant()).compareTo(FcmLimits.MAX_AGE) >= 0) {
            aftermath.end(push, PushOutcome.EXPIRED);
            return;
        }
        try {
            ApiFutures.addCallback(
                    messaging.sendAsync(FcmMessages.of(push)), answerTo(push), MoreExecutors.directExecutor());
        } catch (RuntimeException fault) {
            giveUp(push, fault);
        }
    }

    /** A fault of ours: it must not hold the place of this push for good. */
    private void giveUp(Push push, RuntimeException fault) {
        LOG.error("Message {} was not pushed", push.notification().message(), fault);
        aftermath.end(push, PushOutcome.FAILED);
    }

    private ApiFutureCallback<String> answerTo(Push push) {
        return new ApiFutureCallback<>() {
            @Override
            public void onSuccess(String name) {
                aftermath.end(push, PushOutcome.SENT);
            }

            @Override
            public void onFailure(Throwable thrown) {
                try {
                    aftermath.of(push.tried(), Verdicts.on(thrown));
                } catch (RuntimeException fault) {
                    giveUp(push, fault);
                }
            }
        };
    }
}
