package dev.rapport.testkit.memory;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.StoreContract;
import java.time.Clock;

/** The in-memory adapters, for the contracts, on the machine's clock. */
interface InMemory extends StoreContract {

    @Override
    default Adapters fresh(RateLimit limit) {
        return InMemoryRapport.standalone(Clock.systemUTC(), limit);
    }
}
