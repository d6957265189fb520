package dev.rapport.acceptance;

class EdgeCaseInMemoryTest extends EdgeCaseScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
