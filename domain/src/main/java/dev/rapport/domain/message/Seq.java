package dev.rapport.domain.message;

/**
 * A message's number in its conversation: 1, 2, 3 … without gaps. It orders messages, pages them, and tells a client
 * what it missed. {@link #NONE} comes before the first.
 */
public record Seq(long value) implements Comparable<Seq> {

    /** Before the first message. */
    public static final Seq NONE = new Seq(0);

    /** @throws IllegalArgumentException when negative */
    public Seq {
        if (value < 0) {
            throw new IllegalArgumentException("a seq counts from 0 (none) and 1 (the first message)");
        }
    }

    public Seq next() {
        return new Seq(value + 1);
    }

    public boolean isAfter(Seq other) {
        return value > other.value;
    }

    /** The earlier of the two. */
    public Seq atMost(Seq end) {
        return isAfter(end) ? end : this;
    }

    @Override
    public int compareTo(Seq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
