package dev.rapport.benchmark.database;

import java.util.List;

/**
 * How much is in the database before anything is measured.
 *
 * @param providers of whom each has {@link #customers} customers, with a conversation of {@link #messages} each
 */
public record Size(int providers, int customers, int messages) {

    public static final Size DEFAULT = new Size(1_000, 20, 20);

    /** Providers beside those, by their number of conversations. */
    public static final List<Integer> WIDE = List.of(200, 1_000);

    /** Conversations beside those, by their number of messages. */
    public static final List<Integer> LONG = List.of(1_000, 10_000, 100_000);
}
