package dev.rapport.acceptance;

class ProblemInMemoryTest extends ProblemScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
