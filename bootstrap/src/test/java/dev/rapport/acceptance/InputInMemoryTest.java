package dev.rapport.acceptance;

class InputInMemoryTest extends InputScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
