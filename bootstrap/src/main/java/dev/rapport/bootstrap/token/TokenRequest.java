package dev.rapport.bootstrap.token;

import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import java.time.Duration;
import java.util.Optional;

/**
 * A token that somebody asks for.
 *
 * @param subject whose token it is
 * @param impersonator who looks through that member's eyes, if anybody
 * @param timeToLive from a second to {@value #MAX_DAYS} days
 */
public record TokenRequest(MemberId subject, ViewerRole role, Optional<MemberId> impersonator, Duration timeToLive) {

    public static final int MAX_DAYS = 3650;

    public TokenRequest {
        if (timeToLive.toSeconds() < 1 || timeToLive.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException("A token lives from a second to " + MAX_DAYS + " days");
        }
    }
}
