package dev.rapport.domain.member;

import dev.rapport.domain.message.CodePoints;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Where a member's picture lies: an {@code https} URL, or {@code http} on loopback, of 2,048 characters at most. */
public record AvatarUrl(String value) {

    /** The most characters that a URL may have. */
    public static final int MAX_LENGTH = 2048;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException when the value is no such URL */
    public AvatarUrl {
        if (!isAvatarUrl(value)) {
            throw new IllegalArgumentException("not a picture's URL: https, or http on loopback");
        }
    }

    /** The URL, where the text is one that a picture may lie at. */
    public static Optional<AvatarUrl> parse(String text) {
        return isAvatarUrl(text) ? Optional.of(new AvatarUrl(text)) : Optional.empty();
    }

    private static boolean isAvatarUrl(String text) {
        if (text.length() > MAX_LENGTH || !CodePoints.isWellFormed(text)) {
            return false;
        }
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return false;
            }
            return uri.getScheme().equalsIgnoreCase("https")
                    || uri.getScheme().equalsIgnoreCase("http") && LOOPBACK.contains(uri.getHost());
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
