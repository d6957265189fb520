package dev.rapport.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-02-19T10:15:30Z");

    @Test
    void parseShouldReadSecondsAndDates() {
        assertThat(RetryAfter.parse("0", NOW)).hasValue(Duration.ZERO);
        assertThat(RetryAfter.parse("120", NOW)).hasValue(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Thu, 19 Feb 2026 10:16:30 GMT", NOW)).hasValue(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999", "Thu, 19 Feb 2026 10:15:29 GMT"})
    void parseShouldTakeAnythingElseForNone(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void ofShouldFindTheHeaderInAnyForm() {
        assertThat(RetryAfter.of(Map.of("Retry-After", List.of(" 7 ")))).hasValue(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(Map.of("retry-after", "7"))).hasValue(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(Map.of("Content-Type", "7"))).isEmpty();
    }
}
