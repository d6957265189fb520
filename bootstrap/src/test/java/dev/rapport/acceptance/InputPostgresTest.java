package dev.rapport.acceptance;

class InputPostgresTest extends InputScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
