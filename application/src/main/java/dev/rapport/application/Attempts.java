package dev.rapport.application;

import dev.rapport.domain.Unavailable;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides again on fresh facts for as long as the store says that they were stale. */
public final class Attempts {

    /** More changes of access than this within one request are a fault, not a race. */
    static final int MAX = 10;

    private Attempts() {}

    /**
     * The first answer that is not empty (stale).
     *
     * @throws Unavailable when there is none after {@link #MAX} attempts
     */
    public static <T> T untilSettled(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < MAX; i++) {
            Optional<T> settled = attempt.get();
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        throw new Unavailable("access kept changing, given up after " + MAX + " attempts");
    }
}
