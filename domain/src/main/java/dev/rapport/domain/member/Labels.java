package dev.rapport.domain.member;

/**
 * What the two sides are called where people read it, say {@code Trainer} and {@code Trainee}.
 */
public record Labels(String provider, String customer) {

    /** System A's words, and the default. */
    public static final Labels DEFAULT = new Labels("Trainer", "Trainee");

    /** @throws IllegalArgumentException when a label is blank */
    public Labels {
        if (provider.isBlank() || customer.isBlank()) {
            throw new IllegalArgumentException("a side needs a label");
        }
    }

    /** What that side is called. */
    public String of(Side side) {
        return side == Side.PROVIDER ? provider : customer;
    }

    /** What stands for somebody of that side who is gone: {@code [Trainee Removed]} (edge case 1). */
    public String removed(Side side) {
        return "[" + of(side) + " Removed]";
    }
}
