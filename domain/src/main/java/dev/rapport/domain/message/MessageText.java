package dev.rapport.domain.message;

import java.util.Optional;

/**
 * What a message says: 1 to 2,000 Unicode code points, stripped, at least one of them visible, lines ended by LF, free
 * of other control characters but TAB and of lone surrogates (rule 5, AC-16, edge cases 5 and 6). Plain text: never
 * markup.
 */
public record MessageText(String value) {

    /** The most code points of a message. */
    public static final int MAX_LENGTH = 2000;

    /** @throws IllegalArgumentException when the value is not what {@link #check} would make a text of, as it stands */
    public MessageText {
        if (fault(value).isPresent() || !value.equals(CodePoints.strip(value))) {
            throw new IllegalArgumentException("not a message's text");
        }
    }

    /** What came of checking what somebody wrote. */
    public sealed interface Check {}

    /** It is a text. */
    public record Valid(MessageText text) implements Check {}

    /** Nothing in it can be seen. */
    public record Blank() implements Check {}

    /** It has more code points than {@link #MAX_LENGTH}: so many. */
    public record TooLong(int length) implements Check {}

    /** It has a character that no message may have. */
    public record Invalid() implements Check {}

    /** Reads what somebody wrote: strips it, makes CRLF to LF, and tells whether that is a text. */
    public static Check check(String written) {
        String normalized = CodePoints.strip(written).replace("\r\n", "\n");
        return fault(normalized).orElseGet(() -> new Valid(new MessageText(normalized)));
    }

    private static Optional<Check> fault(String text) {
        if (text.codePoints().anyMatch(MessageText::isForbidden)) {
            return Optional.of(new Invalid());
        }
        if (text.codePoints().noneMatch(CodePoints::isVisible)) {
            return Optional.of(new Blank());
        }
        int length = text.codePointCount(0, text.length());
        return length > MAX_LENGTH ? Optional.of(new TooLong(length)) : Optional.empty();
    }

    private static boolean isForbidden(int codePoint) {
        return CodePoints.isLoneSurrogate(codePoint)
                || CodePoints.isControl(codePoint) && codePoint != '\n' && codePoint != '\t';
    }

    @Override
    public String toString() {
        return value;
    }
}
