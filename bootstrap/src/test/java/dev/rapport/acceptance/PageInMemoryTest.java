package dev.rapport.acceptance;

class PageInMemoryTest extends PageScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
