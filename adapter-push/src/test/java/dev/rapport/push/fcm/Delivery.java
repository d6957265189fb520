package dev.rapport.push.fcm;

import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushToken;
import dev.rapport.push.Complaints;
import dev.rapport.push.Logged;
import dev.rapport.push.PushSettings;
import dev.rapport.testkit.fcm.FakeAccount;
import dev.rapport.testkit.fcm.FakeFcm;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import dev.rapport.testkit.memory.RecordingPushTally;
import dev.rapport.testkit.memory.SequentialIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The real SDK between a sender and a fake FCM, on time that a test moves on. */
final class Delivery implements AutoCloseable {

    static final ConversationId CONVERSATION = new SequentialIds().nextConversationId();

    /** Longer than any test takes: for those in which FCM hangs and is not to be given up. */
    static final Duration PATIENT = Duration.ofMinutes(1);

    private static final int ROOM = 1_000;

    final FakeFcm fcm = FakeFcm.start();
    final MutableClock clock = MutableClock.standing();
    final ManualScheduler later = new ManualScheduler(clock);
    final AtomicBoolean storeIsDown = new AtomicBoolean();
    final Devices devices = InMemoryRapport.standalone(clock, RateLimit.OFF).devices();
    final RecordingPushTally tally = new RecordingPushTally();
    final Logged logged = new Logged();
    final MemberId ben = Fixtures.aCustomer().id();
    final FcmPushSender sender;

    /** @param folder where to put a service account's file; empty: there is none */
    private Delivery(Optional<Path> folder, FcmPushSender.Bounds bounds) {
        Optional<Path> credentials = folder.map(where -> FakeAccount.write(where, fcm));
        sender = FcmPushSender.open(
                new PushSettings(credentials, Optional.of(URI.create(fcm.address()))),
                new FcmPushSender.Ports(new Unsteady(devices, storeIsDown), later, clock),
                new Aftermath.Reports(tally, new Complaints(clock)),
                bounds);
    }

    /** To a gateway that asks for no token. */
    static Delivery withoutCredentials() {
        return bounded(ROOM, PATIENT, PATIENT);
    }

    /** The same with room for that many pushes, and limits on an answer and on stopping. */
    static Delivery bounded(int room, Duration answerTimeout, Duration stopLimit) {
        return new Delivery(Optional.empty(), new FcmPushSender.Bounds(room, answerTimeout, stopLimit));
    }

    /** With a service account, whose file is put into that folder. */
    static Delivery withCredentials(Path folder) {
        return new Delivery(Optional.of(folder), new FcmPushSender.Bounds(ROOM, PATIENT, PATIENT));
    }

    /** Registers a device of Ben's. */
    Device aDevice() {
        return aDevice(Platform.ANDROID);
    }

    Device aDevice(Platform platform) {
        PushToken token = Fixtures.aPushToken();
        devices.register(token, ben, platform);
        return devices.of(ben).get(0);
    }

    /** The notification of a message of that number. */
    static PushNotification news(long seq) {
        return news(CONVERSATION, seq);
    }

    static PushNotification news(ConversationId conversation, long seq) {
        return new PushNotification(
                "Ana Ruiz",
                new Preview("Message " + seq),
                conversation,
                new SequentialIds().nextMessageId(),
                new Seq(seq),
                seq + 1);
    }

    void push(long seq, Device... to) {
        sender.send(news(seq), List.of(to));
    }

    /** Waits until that is what became of pushes, in whatever order. */
    void awaitOutcomes(PushOutcome... outcomes) {
        awaitOutcomes(List.of(outcomes));
    }

    void awaitOutcomes(List<PushOutcome> outcomes) {
        List<PushOutcome> expected = outcomes.stream().sorted().toList();
        Eventually.until(
                "outcomes " + expected + ", not " + tally.outcomes(),
                () -> tally.outcomes().stream().sorted().toList().equals(expected));
    }

    /** Waits until a push rests before another attempt. */
    void awaitRest() {
        Eventually.until("a push rests", () -> later.waiting() == 1);
    }

    /** Devices whose store may be down. */
    private record Unsteady(Devices devices, AtomicBoolean isDown) implements Devices {

        @Override
        public void register(PushToken token, MemberId member, Platform platform) {
            devices.register(token, member, platform);
        }

        @Override
        public void unregister(PushToken token, MemberId member) {
            devices.unregister(token, member);
        }

        @Override
        public List<Device> of(MemberId member) {
            return devices.of(member);
        }

        @Override
        public void forget(Device device) {
            if (isDown.get()) {
                throw new Unavailable("planted");
            }
            devices.forget(device);
        }
    }

    @Override
    public void close() {
        fcm.release();
        sender.close();
        fcm.close();
        logged.close();
    }
}
