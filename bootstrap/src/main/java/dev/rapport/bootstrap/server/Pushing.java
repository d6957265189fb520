package dev.rapport.bootstrap.server;

import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushSender;
import dev.rapport.push.Complaints;
import dev.rapport.push.LoggingPushSender;
import dev.rapport.push.PushMeters;
import dev.rapport.push.PushSettings;
import dev.rapport.push.fcm.FcmPushSender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.IntSupplier;

/**
 * What pushes go through, put together by hand.
 *
 * @param scheduler where notifications are made, off the path of a send
 */
record Pushing(PushSender sender, ThreadPoolScheduler scheduler, PushMeters tally) {

    /** Threads that make notifications: each takes a connection to the database now and then. */
    private static final int THREADS = 2;

    /** Notifications that wait for their turn, and attempts that wait for their time; one more of them is dropped. */
    private static final int MAX_WAITING = 10_000;

    /** Opens the way to the push service, if there is one, and what leads up to it. */
    static Pushing open(Lifecycle lifecycle, PushSettings settings, Devices devices, MeterRegistry registry)
            throws Exception {
        Clock clock = Clock.systemUTC();
        Complaints complaints = new Complaints(clock);
        PushMeters meters = new PushMeters(registry, complaints);
        PushSender sender = settings.isConfigured()
                ? openFcm(lifecycle, settings, devices, meters, complaints, clock)
                : new LoggingPushSender(meters);
        ThreadPoolScheduler notifications = lifecycle.open(
                "the notifications", () -> new ThreadPoolScheduler("notifications", THREADS, MAX_WAITING));
        return new Pushing(sender, notifications, meters);
    }

    /** Shows how many notifications wait to be made, those among them of which nobody has thought yet. */
    void watch(IntSupplier arrived) {
        tally.watch("notifications", () -> scheduler.waiting() + arrived.getAsInt());
    }

    private static PushSender openFcm(
            Lifecycle lifecycle,
            PushSettings settings,
            Devices devices,
            PushMeters meters,
            Complaints complaints,
            Clock clock)
            throws Exception {
        ThreadPoolScheduler attempts = lifecycle.open(
                "further attempts to push", () -> new ThreadPoolScheduler("push-attempts", 1, MAX_WAITING));
        FcmPushSender.Ports ports = new FcmPushSender.Ports(devices, attempts, clock);
        return lifecycle.open("the way to FCM", () -> FcmPushSender.open(settings, ports, meters, complaints));
    }
}
