package dev.rapport.testkit.contract;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.testkit.Adapters;

/** What the contracts of all ports that store are tested on. */
public interface StoreContract {

    /** Adapters over an empty store that holds members to that limit: a new one each time it is asked for. */
    Adapters fresh(RateLimit limit);

    /** Adapters over an empty store, with no limit. */
    default Adapters fresh() {
        return fresh(RateLimit.OFF);
    }
}
