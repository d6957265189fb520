package dev.rapport.domain.limit;

import static dev.rapport.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.limit.RateLimit.Admitted;
import dev.rapport.domain.limit.RateLimit.Denied;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    private static SendWindow window(Instant... sends) {
        return new SendWindow(List.of(sends));
    }

    private static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void theTicketsLimitShouldBeThirty() {
        assertThat(RateLimit.DEFAULT.sends()).isEqualTo(30);
        assertThat(RateLimit.WINDOW).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_001, Integer.MIN_VALUE})
    void aLimitShouldBeWithinBounds(int sends) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(sends));
    }

    @Test
    void admitShouldAddTheSendToTheWindow() {
        assertThat(new RateLimit(2).admit(SendWindow.EMPTY, NOON)).isEqualTo(new Admitted(window(NOON)));
        assertThat(new RateLimit(2).admit(window(NOON), noonPlus(1)))
                .isEqualTo(new Admitted(window(NOON, noonPlus(1))));
    }

    @Test
    void admitShouldDenyUntilTheOldestLeavesTheWindow() {
        assertThat(new RateLimit(2).admit(window(NOON, noonPlus(1)), noonPlus(59)))
                .isEqualTo(new Denied(noonPlus(60)));
        assertThat(new RateLimit(1).admit(window(NOON), NOON)).isEqualTo(new Denied(noonPlus(60)));
    }

    @Test
    void aSendShouldLeaveTheWindowToTheMicrosecond() {
        RateLimit limit = new RateLimit(1);
        assertThat(limit.admit(window(NOON), noonPlus(60).minus(MICROSECOND))).isEqualTo(new Denied(noonPlus(60)));
        assertThat(limit.admit(window(NOON), noonPlus(60))).isEqualTo(new Admitted(window(noonPlus(60))));
    }

    @Test
    void admitShouldKeepNoMoreThanTheLimit() {
        SendWindow window = SendWindow.EMPTY;
        for (int i = 0; i < 10; i++) {
            window = ((Admitted) new RateLimit(3).admit(window, noonPlus(20L * i))).window();
            assertThat(window.sends()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aLoweredLimitShouldCountWhatWasSentBefore() {
        SendWindow five = window(NOON, noonPlus(1), noonPlus(2), noonPlus(3), noonPlus(4));
        assertThat(new RateLimit(2).admit(five, noonPlus(10))).isEqualTo(new Denied(noonPlus(63)));
    }

    @Test
    void noLimitShouldAdmitAlways() {
        assertThat(RateLimit.OFF.isOff()).isTrue();
        assertThat(RateLimit.DEFAULT.isOff()).isFalse();
        assertThat(RateLimit.OFF.admit(window(NOON, NOON), NOON)).isEqualTo(new Admitted(window(NOON, NOON)));
    }

    @Test
    void aWindowShouldRise() {
        assertThat(window(noonPlus(2), NOON, noonPlus(1)).sends()).containsExactly(NOON, noonPlus(1), noonPlus(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noMinuteShouldEverHoldMoreThanTheLimit(long seed) {
        Random random = new Random(seed);
        RateLimit limit = new RateLimit(1 + random.nextInt(30));
        List<Instant> accepted = new ArrayList<>();
        SendWindow window = SendWindow.EMPTY;
        Instant at = NOON;
        for (int i = 0; i < 2000; i++) {
            at = at.plus(anyPause(random));
            if (limit.admit(window, at) instanceof Admitted admitted) {
                accepted.add(at);
                window = admitted.window();
            } else {
                assertTellsWhen(limit, window, at);
            }
        }
        assertThat(accepted).hasSizeGreaterThan(limit.sends());
        for (int i = limit.sends(); i < accepted.size(); i++) {
            assertThat(Duration.between(accepted.get(i - limit.sends()), accepted.get(i)))
                    .as("seed %s, from send %s to %s", seed, i - limit.sends(), i)
                    .isGreaterThanOrEqualTo(RateLimit.WINDOW);
        }
    }

    /** Bursts, steady sends, and pauses that end to the microsecond at a window's edge. */
    private static Duration anyPause(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> RateLimit.WINDOW;
            case 1 -> RateLimit.WINDOW.minus(MICROSECOND);
            case 2 -> Duration.ofSeconds(random.nextInt(70));
            case 3, 4 -> Duration.ofMillis(random.nextInt(5000));
            case 5 -> Duration.ZERO;
            default -> Duration.of(random.nextInt(2_000_000), ChronoUnit.MICROS);
        };
    }

    private static void assertTellsWhen(RateLimit limit, SendWindow window, Instant at) {
        Instant until = ((Denied) limit.admit(window, at)).until();
        assertThat(until).isAfter(at).isBeforeOrEqualTo(at.plus(RateLimit.WINDOW));
        assertThat(limit.admit(window, until)).isInstanceOf(Admitted.class);
        assertThat(limit.admit(window, until.minus(MICROSECOND))).isInstanceOf(Denied.class);
    }

    @Test
    void whatIsAdmittedShouldBeAllThatExactCountingWouldAdmit() {
        Random random = new Random(7);
        RateLimit limit = new RateLimit(5);
        List<Instant> accepted = new ArrayList<>();
        SendWindow window = SendWindow.EMPTY;
        List<Instant> times = Stream.generate(() -> NOON.plus(random.nextInt(600_000_000), ChronoUnit.MICROS))
                .limit(1000)
                .sorted(Comparator.naturalOrder())
                .toList();
        for (Instant at : times) {
            boolean free = accepted.stream()
                            .filter(send -> send.isAfter(at.minus(RateLimit.WINDOW)))
                            .count()
                    < 5;
            boolean admitted = limit.admit(window, at) instanceof Admitted;
            assertThat(admitted).isEqualTo(free);
            if (admitted) {
                accepted.add(at);
                window = ((Admitted) limit.admit(window, at)).window();
            }
        }
    }
}
