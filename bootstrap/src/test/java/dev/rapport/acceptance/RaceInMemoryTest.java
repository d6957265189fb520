package dev.rapport.acceptance;

class RaceInMemoryTest extends RaceScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
