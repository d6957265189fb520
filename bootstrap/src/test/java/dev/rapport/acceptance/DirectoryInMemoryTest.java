package dev.rapport.acceptance;

class DirectoryInMemoryTest extends DirectoryScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
