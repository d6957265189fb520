package dev.rapport.domain.member;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host platform's own id of a member: an opaque string of 1 to 128 characters out of {@code [A-Za-z0-9._:@-]}
 * (contract, section 1).
 */
public record MemberId(String value) implements Comparable<MemberId> {

    /** The most characters that an id may have. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1," + MAX_LENGTH + "}");

    /** @throws IllegalArgumentException when the value is not of that form */
    public MemberId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a member id: 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -");
        }
    }

    /** The id, where the text is of that form. */
    public static Optional<MemberId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MemberId(text)) : Optional.empty();
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
