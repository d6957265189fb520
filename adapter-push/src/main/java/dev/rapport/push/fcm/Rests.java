package dev.rapport.push.fcm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long a push rests after a passing fault: exponentially longer, with jitter, never shorter than FCM asks for. */
final class Rests {

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1 (exclusive) */
    Rests(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** How long to rest before the next attempt; empty when there is none: too many, or too late by then. */
    Optional<Duration> after(Push tried, Duration age, Optional<Duration> asked) {
        if (tried.attempts() >= FcmLimits.MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Duration rest = longer(jittered(tried.attempts()), asked.orElse(Duration.ZERO));
        return age.plus(rest).compareTo(FcmLimits.MAX_AGE) < 0 ? Optional.of(rest) : Optional.empty();
    }

    /** Between a half and the whole of what doubles with each attempt: many that failed together do not return so. */
    private Duration jittered(int attempts) {
        long longest = FcmLimits.FIRST_REST.toMillis() << (attempts - 1);
        long bounded = Math.min(longest, FcmLimits.LONGEST_REST.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 + chance.getAsDouble()) / 2));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
