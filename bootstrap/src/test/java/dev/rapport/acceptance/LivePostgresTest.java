package dev.rapport.acceptance;

class LivePostgresTest extends LiveScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
