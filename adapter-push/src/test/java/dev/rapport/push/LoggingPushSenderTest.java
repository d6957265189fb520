package dev.rapport.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushSender;
import dev.rapport.testkit.contract.PushSenderContract;
import dev.rapport.testkit.memory.RecordingPushTally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggingPushSenderTest implements PushSenderContract {

    private final RecordingPushTally tally = new RecordingPushTally();
    private final Logged logged = new Logged();

    @Override
    public PushSender sender() {
        return new LoggingPushSender(tally);
    }

    @AfterEach
    void close() {
        logged.close();
    }

    @Test
    void sendShouldSayThatThereWasSomethingAndNothingOfIt() {
        sendShouldTakeDevicesOfEveryPlatform();
        assertThat(logged.lines())
                .singleElement()
                .asString()
                .contains("3 device(s)", "seq 42")
                .doesNotContain("Ana", "See you", "token-");
        assertThat(tally.outcomes()).containsOnly(PushOutcome.LOGGED).hasSize(3);
    }
}
