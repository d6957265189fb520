package dev.rapport.push.fcm;

import dev.rapport.domain.Scheduler;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushSender;
import dev.rapport.push.Complaints;
import dev.rapport.push.PushMeters;
import dev.rapport.push.PushSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@link PushSender} by Firebase Cloud Messaging, HTTP v1, or by whatever speaks it at another base URL.
 *
 * <p>Whoever sends does not wait: there is a bounded queue, and a thread that empties it. What FCM does not take for now is
 * tried again; a device that it does not know is forgotten; everything is counted. What waits when the process dies is lost.
 */
public final class FcmPushSender implements PushSender, AutoCloseable {

    private final FcmApp app;
    private final Outbox outbox;
    private final Aftermath.Reports reports;
    private final Clock clock;
    private final Duration stopLimit;

    private FcmPushSender(FcmApp app, Outbox outbox, Aftermath.Reports reports, Clock clock, Duration stopLimit) {
        this.app = app;
        this.outbox = outbox;
        this.reports = reports;
        this.clock = clock;
        this.stopLimit = stopLimit;
    }

    /** What tests want smaller. */
    record Bounds(int room, Duration answerTimeout, Duration stopLimit) {

        static final Bounds DEFAULT = new Bounds(FcmLimits.MAX_WAITING, FcmLimits.ANSWER_TIMEOUT, FcmLimits.STOP_LIMIT);
    }

    /** What it stands on: where tokens are forgotten, where attempts wait for their time, and the time. */
    public record Ports(Devices devices, Scheduler scheduler, Clock clock) {}

    /**
     * Opens a way to FCM; nothing is asked of it before the first push.
     *
     * @throws dev.rapport.push.UnusableCredentialsException when the credentials are set and cannot be used
     */
    public static FcmPushSender open(PushSettings settings, Ports ports, PushMeters meters, Complaints complaints) {
        FcmPushSender sender = open(settings, ports, new Aftermath.Reports(meters, complaints), Bounds.DEFAULT);
        meters.watch("fcm", sender.outbox::size);
        return sender;
    }

    static FcmPushSender open(PushSettings settings, Ports ports, Aftermath.Reports reports, Bounds bounds) {
        FcmApp app = new FcmApp(settings, bounds.answerTimeout());
        Outbox outbox = new Outbox(bounds.room());
        Rests rests = new Rests(() -> ThreadLocalRandom.current().nextDouble());
        Aftermath aftermath = new Aftermath(outbox, ports.devices(), ports.scheduler(), rests, reports, ports.clock());
        Thread courier = new Thread(new Courier(app.messaging(), outbox, aftermath, ports.clock()), "fcm-courier");
        courier.setDaemon(true);
        courier.start();
        return new FcmPushSender(app, outbox, reports, ports.clock(), bounds.stopLimit());
    }

    @Override
    public void send(PushNotification notification, List<Device> devices) {
        for (Device device : devices) {
            switch (outbox.offer(Push.first(notification, device, clock.instant()))) {
                case TAKEN -> {}
                case LATE -> reports.count(PushOutcome.SUPERSEDED, 1);
                case FULL -> reports.count(PushOutcome.DROPPED, 1);
            }
        }
    }

    /** How many pushes wait, are under way, or rest before another attempt. */
    int waiting() {
        return outbox.size();
    }

    /** Sends what waits, for a moment; what is left then is not pushed. */
    @Override
    public void close() {
        reports.count(PushOutcome.SUPERSEDED, outbox.close());
        try {
            outbox.awaitEmpty(stopLimit);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        reports.count(PushOutcome.DROPPED, outbox.clear());
        app.close();
    }
}
