package dev.rapport.domain.member;

import java.util.Optional;

/**
 * The host platform's own id of a member: an opaque string of 1 to 128 characters out of {@code [A-Za-z0-9._:@-]}
 * (contract, section 1).
 */
public record MemberId(String value) implements Comparable<MemberId> {

    /** The most characters that an id may have. */
    public static final int MAX_LENGTH = 128;

    /** @throws IllegalArgumentException when the value is not of that form */
    public MemberId {
        if (!isOfThatForm(value)) {
            throw new IllegalArgumentException("not a member id: 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -");
        }
    }

    /** The id, where the text is of that form. */
    public static Optional<MemberId> parse(String text) {
        return isOfThatForm(text) ? Optional.of(new MemberId(text)) : Optional.empty();
    }

    /** By hand: every row of a list brings two ids. */
    private static boolean isOfThatForm(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || "._:@-".indexOf(letter) >= 0;
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
