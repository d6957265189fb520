package dev.rapport.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestsTest {

    private static final Duration NONE = Duration.ZERO;

    private static Push tried(int attempts) {
        Device device = new Device(Fixtures.aPushToken(), Fixtures.aCustomer().id(), Platform.WEB, MutableClock.START);
        return new Push(Delivery.news(1), device, MutableClock.START, attempts);
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "3, 2000, 4000", "4, 4000, 8000"})
    void restsShouldDoubleAndBeSpread(int attempts, long shortest, long longest) {
        assertThat(new Rests(() -> 0.0).after(tried(attempts), NONE, Optional.empty()))
                .hasValue(Duration.ofMillis(shortest));
        assertThat(new Rests(() -> 1.0).after(tried(attempts), NONE, Optional.empty()))
                .hasValue(Duration.ofMillis(longest));
    }

    @Test
    void whatFcmAsksForShouldBeGranted() {
        Rests rests = new Rests(() -> 1.0);
        assertThat(rests.after(tried(1), NONE, Optional.of(Duration.ofMinutes(2))))
                .hasValue(Duration.ofMinutes(2));
        assertThat(rests.after(tried(3), NONE, Optional.of(Duration.ofSeconds(1))))
                .hasValue(Duration.ofSeconds(4));
    }

    @Test
    void theLastAttemptShouldBeTheLast() {
        Rests rests = new Rests(() -> 0.0);
        assertThat(rests.after(tried(FcmLimits.MAX_ATTEMPTS - 1), NONE, Optional.empty()))
                .isPresent();
        assertThat(rests.after(tried(FcmLimits.MAX_ATTEMPTS), NONE, Optional.empty()))
                .isEmpty();
    }

    @Test
    void noRestShouldLastUntilItIsTooLate() {
        Rests rests = new Rests(() -> 1.0);
        Duration almost = FcmLimits.MAX_AGE.minus(FcmLimits.FIRST_REST);
        assertThat(rests.after(tried(1), almost.minusMillis(1), Optional.empty()))
                .isPresent();
        assertThat(rests.after(tried(1), almost, Optional.empty())).isEmpty();
        assertThat(rests.after(tried(1), NONE, Optional.of(FcmLimits.MAX_AGE))).isEmpty();
    }
}
