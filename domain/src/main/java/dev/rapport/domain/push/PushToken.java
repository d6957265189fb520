package dev.rapport.domain.push;

import dev.rapport.domain.message.CodePoints;
import java.util.Optional;

/** What a push service knows a device by: 1 to 4,096 visible ASCII characters. A secret: never logged. */
public record PushToken(String value) {

    /** The most characters of a token. */
    public static final int MAX_LENGTH = 4096;

    /** @throws IllegalArgumentException when the value is not of that form */
    public PushToken {
        if (!isToken(value)) {
            throw new IllegalArgumentException("not a push token");
        }
    }

    /** The token, where the text is of that form. */
    public static Optional<PushToken> parse(String text) {
        return isToken(text) ? Optional.of(new PushToken(text)) : Optional.empty();
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c < 0x7F && CodePoints.isVisible(c));
    }

    @Override
    public String toString() {
        return "PushToken[…]";
    }
}
