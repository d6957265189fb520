package dev.rapport.acceptance;

class ApiInMemoryTest extends ApiScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
