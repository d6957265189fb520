package dev.rapport.acceptance;

class TicketInMemoryTest extends TicketScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
