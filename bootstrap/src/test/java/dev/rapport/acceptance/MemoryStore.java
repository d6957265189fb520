package dev.rapport.acceptance;

import dev.rapport.application.Ports;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.testkit.memory.InMemoryRapport;
import java.time.Clock;

/** The testkit's adapters; a second node is the first once more. */
final class MemoryStore implements Store {

    private InMemoryRapport rapport;

    @Override
    public Node node(RateLimit limit) {
        if (rapport == null) {
            rapport = InMemoryRapport.standalone(Clock.systemUTC(), limit);
        }
        Ports ports = new Ports(
                rapport.directory(),
                rapport.conversations(),
                rapport.messages(),
                rapport.readMarks(),
                rapport.relationships(),
                rapport.devices());
        return new Node(ports, rapport.registry(), rapport.ids());
    }
}
