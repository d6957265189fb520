package dev.rapport.push.fcm;

import dev.rapport.domain.Scheduler;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushTally;
import dev.rapport.push.Complaints;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** What follows when FCM has not taken a push. */
final class Aftermath {

    private final Outbox outbox;
    private final Devices devices;
    private final Scheduler scheduler;
    private final Rests rests;
    private final Reports reports;
    private final Clock clock;

    Aftermath(Outbox outbox, Devices devices, Scheduler scheduler, Rests rests, Reports reports, Clock clock) {
        this.outbox = outbox;
        this.devices = devices;
        this.scheduler = scheduler;
        this.rests = rests;
        this.reports = reports;
        this.clock = clock;
    }

    /** Where it is told what becomes of pushes. */
    record Reports(PushTally tally, Complaints complaints) {

        void count(PushOutcome outcome, int times) {
            for (int i = 0; i < times; i++) {
                tally.count(outcome);
            }
        }

        /** Says what went wrong, without the token, whoever may have quoted it. */
        void complain(String kind, Push push, String why) {
            complaints.warn(kind, why.replace(push.device().token().value(), "[token]"));
        }
    }

    void of(Push tried, Verdict verdict) {
        if (verdict instanceof Verdict.Passing passing) {
            again(tried, passing);
        } else if (verdict instanceof Verdict.Refused refused) {
            reports.complain("FCM refuses pushes (" + refused.code() + ")", tried, refused.why());
            end(tried, PushOutcome.REFUSED);
        } else {
            forget(tried);
            end(tried, PushOutcome.UNREGISTERED);
        }
    }

    /** That is what became of it. */
    void end(Push push, PushOutcome outcome) {
        if (outbox.settle(push)) {
            reports.count(outcome, 1);
        }
    }

    private void again(Push tried, Verdict.Passing fault) {
        Duration age = tried.age(clock.instant());
        Optional<Duration> rest = rests.after(tried, age, fault.retryAfter());
        if (rest.isEmpty()) {
            reports.complain("pushes are given up after " + tried.attempts() + " attempts", tried, fault.why());
            end(tried, tried.attempts() < FcmLimits.MAX_ATTEMPTS ? PushOutcome.EXPIRED : PushOutcome.FAILED);
            return;
        }
        if (!outbox.rest(tried)) {
            end(tried, PushOutcome.DROPPED);
            return;
        }
        try {
            scheduler.schedule(rest.get(), () -> wake(tried.place()));
        } catch (RejectedExecutionException noRoom) {
            wake(tried.place());
        }
    }

    private void wake(Push.Place place) {
        reports.count(PushOutcome.SUPERSEDED, outbox.wake(place));
    }

    /** Compares and clears: a device that was registered again since is another one, and stays. */
    private void forget(Push push) {
        try {
            devices.forget(push.device());
        } catch (RuntimeException fault) {
            // It will be told again at the next push, and forgotten then.
            reports.complain("devices that FCM no longer knows are not forgotten", push, String.valueOf(fault));
        }
    }
}
