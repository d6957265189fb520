package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aPushToken;

import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.MutableClock;
import dev.rapport.testkit.memory.SequentialIds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PushSender} must take. What arrives on a device is the push service's affair. */
public interface PushSenderContract {

    /** The sender under test. */
    PushSender sender();

    private static PushNotification aNotification() {
        SequentialIds ids = new SequentialIds();
        return new PushNotification(
                "Ana Ruiz", new Preview("See you at 5"), ids.nextConversationId(), ids.nextMessageId(), new Seq(42), 3);
    }

    private static Device aDevice(Platform platform) {
        return new Device(aPushToken(), Fixtures.aCustomer().id(), platform, MutableClock.START);
    }

    @Test
    default void sendShouldTakeDevicesOfEveryPlatform() {
        sender().send(
                        aNotification(),
                        Stream.of(Platform.values())
                                .map(PushSenderContract::aDevice)
                                .toList());
    }

    @Test
    default void sendShouldTakeNoDevices() {
        sender().send(aNotification(), List.of());
    }

    @Test
    default void sendShouldTakeManyAtOnce() {
        PushSender sender = sender();
        Together.times(8, number -> {
            for (int i = 0; i < 10; i++) {
                sender.send(aNotification(), List.of(aDevice(Platform.ANDROID)));
            }
            return true;
        });
    }
}
