package dev.rapport.acceptance;

class ViewerPostgresTest extends ViewerScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
