package dev.rapport.application;

import dev.rapport.application.conversation.SeparateReads;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.ReadsContract;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;

class SeparateReadsTest implements ReadsContract {

    @Override
    public Adapters fresh(RateLimit limit) {
        return InMemoryRapport.standalone(Clock.systemUTC(), limit);
    }

    @Override
    public Reads reads(Adapters adapters) {
        return new SeparateReads(adapters.conversations(), adapters.messages(), adapters.directory());
    }
}
