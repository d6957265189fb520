package dev.rapport.acceptance;

class ViewerInMemoryTest extends ViewerScenarios {

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }
}
