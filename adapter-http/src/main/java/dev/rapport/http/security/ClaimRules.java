package dev.rapport.http.security;

import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the claims of a token with a good signature have to say, whatever it was signed with (contract, section 2).
 * Every claim is held to its type. What is not understood about impersonation counts as impersonation.
 */
final class ClaimRules {

    /** How far clocks may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    /** No token means a later time; what says so is mistyped. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Map<String, ViewerRole> ROLES =
            Map.of("member", ViewerRole.MEMBER, "admin", ViewerRole.ADMIN, "service", ViewerRole.SERVICE);

    private final Optional<String> issuer;
    private final Optional<String> audience;
    private final Clock clock;

    ClaimRules(Optional<String> issuer, Optional<String> audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    Verification judge(DecodedJWT token) {
        Instant now = clock.instant();
        Optional<Instant> expiresAt = value(token, "exp").flatMap(ClaimRules::time);
        Optional<MemberId> member = value(token, "sub")
                .or(() -> value(token, "user_id"))
                .flatMap(ClaimRules::textOrWholeNumber)
                .flatMap(MemberId::parse);
        Optional<ViewerRole> role = role(token);
        if (!token.getHeaderClaim("crit").isMissing()) {
            return new Verification.Rejected("it has critical headers, of which none is known");
        }
        if (expiresAt.isEmpty() || member.isEmpty() || role.isEmpty()) {
            return new Verification.Rejected("exp, the member's id or the role is missing or not what it should be");
        }
        if (!isForUs(token) || !hasBegun(token, now)) {
            return new Verification.Rejected("it is another's, or its time has not come");
        }
        if (!now.isBefore(expiresAt.get().plus(LEEWAY))) {
            return new Verification.Expired();
        }
        boolean isImpersonated = isClaimed(token, "impersonating") || isClaimed(token, "act");
        Optional<String> impersonator = isImpersonated ? impersonator(token) : Optional.empty();
        return new Verification.Accepted(
                new Viewer(member.get(), role.get(), isImpersonated, impersonator), expiresAt.get());
    }

    private boolean isForUs(DecodedJWT token) {
        boolean isIssued = issuer.isEmpty() || value(token, "iss").equals(issuer);
        Object named = value(token, "aud").orElse(List.of());
        List<?> audiences = named instanceof List<?> several ? several : List.of(named);
        return isIssued && (audience.isEmpty() || audiences.contains(audience.get()));
    }

    private static boolean hasBegun(DecodedJWT token, Instant now) {
        Optional<Object> notBefore = value(token, "nbf");
        return notBefore.isEmpty()
                || notBefore
                        .flatMap(ClaimRules::time)
                        .filter(time -> !now.plus(LEEWAY).isBefore(time))
                        .isPresent();
    }

    private static Optional<ViewerRole> role(DecodedJWT token) {
        Object name = value(token, "role").orElse("member");
        return name instanceof String text ? Optional.ofNullable(ROLES.get(text)) : Optional.empty();
    }

    private static boolean isClaimed(DecodedJWT token, String claim) {
        return value(token, claim).filter(value -> !Boolean.FALSE.equals(value)).isPresent();
    }

    private static Optional<String> impersonator(DecodedJWT token) {
        return value(token, "act")
                .<Object>map(actor -> actor instanceof Map<?, ?> members ? members.get("sub") : null)
                .or(() -> value(token, "impersonator_id"))
                .flatMap(ClaimRules::textOrWholeNumber);
    }

    /** A claim as Java has it; empty where it is absent or null. */
    private static Optional<Object> value(DecodedJWT token, String name) {
        Claim claim = token.getClaim(name);
        return claim.isMissing() || claim.isNull() ? Optional.empty() : Optional.of(claim.as(Object.class));
    }

    private static Optional<String> textOrWholeNumber(Object value) {
        return value instanceof String || isWhole(value) ? Optional.of(value.toString()) : Optional.empty();
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    /** Seconds since 1970, perhaps with a fraction, within what is a time. */
    private static Optional<Instant> time(Object value) {
        if (!(value instanceof Integer || value instanceof Long || value instanceof Double)) {
            return Optional.empty();
        }
        double seconds = ((Number) value).doubleValue();
        return seconds >= 0 && seconds <= LATEST.getEpochSecond()
                ? Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)))
                : Optional.empty();
    }
}
