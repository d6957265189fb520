package dev.rapport.benchmark.report;

import java.util.Locale;

/**
 * What a number is to reach.
 *
 * @param ofRatio whether the ratio to the bare limit is judged, or the number itself
 * @param atLeast whether more is better
 */
public record Target(boolean ofRatio, boolean atLeast, double limit) {

    public static Target ratioAtLeast(double limit) {
        return new Target(true, true, limit);
    }

    public static Target ratioAtMost(double limit) {
        return new Target(true, false, limit);
    }

    public static Target atLeast(double limit) {
        return new Target(false, true, limit);
    }

    public static Target atMost(double limit) {
        return new Target(false, false, limit);
    }

    boolean isReachedBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        String number = limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%,d", (long) limit)
                : String.format(Locale.ROOT, "%.2f", limit);
        return (atLeast ? "≥ " : "≤ ") + number + (ofRatio ? " ×" : "");
    }
}
