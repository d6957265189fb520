package dev.rapport.application;

import dev.rapport.application.message.GuardedSends;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.message.Sends;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.SendsContract;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;

class GuardedSendsTest implements SendsContract {

    @Override
    public Adapters fresh(RateLimit limit) {
        return InMemoryRapport.standalone(Clock.systemUTC(), limit);
    }

    @Override
    public Sends sends(Adapters adapters) {
        return new GuardedSends(adapters.accessFacts(), adapters.messages());
    }
}
