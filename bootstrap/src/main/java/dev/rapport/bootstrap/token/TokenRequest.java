package dev.rapport.bootstrap.token;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token that somebody asks for.
 *
 * @param subject the member's id
 * @param impersonator who looks through that member's eyes, if anybody
 * @param timeToLive from a second to {@value #MAX_DAYS} days
 */
public record TokenRequest(String subject, Role role, Optional<String> impersonator, Duration timeToLive) {

    public static final int MAX_DAYS = 3650;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

    /** What a token's bearer may do (CONTRACT, section 2). */
    public enum Role {
        MEMBER,
        ADMIN,
        SERVICE
    }

    public TokenRequest {
        requireId(subject);
        impersonator.ifPresent(TokenRequest::requireId);
        if (timeToLive.toSeconds() < 1 || timeToLive.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException("A token lives from a second to " + MAX_DAYS + " days");
        }
    }

    /** Whether a text can be a member's id at all. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static void requireId(String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException("No member's id: " + text);
        }
    }
}
