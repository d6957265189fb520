package dev.rapport.testkit.contract;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * Seeds of random tests: some that are always the same, and a new one in each run. A failing test names its seed;
 * {@code -Drapport.seed=…} runs that one alone.
 */
public final class Seeds {

    private static final String PROPERTY = "rapport.seed";
    private static final int ALWAYS = 2;

    private Seeds() {}

    /** For {@code @MethodSource}. */
    public static LongStream seeds() {
        Long wanted = Long.getLong(PROPERTY);
        return wanted != null
                ? LongStream.of(wanted)
                : LongStream.concat(
                        LongStream.rangeClosed(1, ALWAYS),
                        LongStream.of(ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE)));
    }
}
