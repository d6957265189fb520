package dev.rapport.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.contract.PushSenderContract;
import org.junit.jupiter.api.Test;

class RecordingPushSenderTest implements PushSenderContract {

    private final RecordingPushSender sender = new RecordingPushSender();

    @Override
    public PushSender sender() {
        return sender;
    }

    @Test
    void sentShouldBeWhatWasSent() {
        sendShouldTakeDevicesOfEveryPlatform();
        assertThat(sender.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.notification().title()).isEqualTo("Ana Ruiz");
            assertThat(sent.devices()).hasSize(3);
        });
    }

    @Test
    void sentShouldMissNothingOfManyAtOnce() {
        sendShouldTakeManyAtOnce();
        assertThat(sender.sent()).hasSize(80);
    }
}
