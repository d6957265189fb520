package dev.rapport.acceptance;

class LiveRaceInMemoryTest extends LiveRaceScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
