package dev.rapport.application;

import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;

/**
 * What a platform may set about the rules. The store is given the same {@link RateLimit}: it is asked there, under lock.
 */
public record Rules(StartPolicy start, RateLimit rateLimit, Labels labels) {

    /** System A's rules. */
    public static final Rules DEFAULT = new Rules(StartPolicy.PROVIDER, RateLimit.DEFAULT, Labels.DEFAULT);
}
