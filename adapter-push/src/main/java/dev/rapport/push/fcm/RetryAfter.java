package dev.rapport.push.fcm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110): seconds, or a date. What is neither is as good as none. */
final class RetryAfter {

    private static final String NAME = "retry-after";

    private RetryAfter() {}

    /** From headers as the SDK keeps them: names in any case, and a text or a list of texts for each. */
    static Optional<Duration> of(Map<String, ?> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(NAME))
                .map(header -> header.getValue() instanceof List<?> many ? many.get(0) : header.getValue())
                .findFirst()
                .flatMap(value -> parse(String.valueOf(value).strip(), Instant.now()));
    }

    static Optional<Duration> parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(Duration.between(now, date)).filter(rest -> !rest.isNegative());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
