package dev.rapport.acceptance;

class LiveInMemoryTest extends LiveScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
