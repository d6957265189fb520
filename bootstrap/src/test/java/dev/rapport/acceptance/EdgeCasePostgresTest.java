package dev.rapport.acceptance;

class EdgeCasePostgresTest extends EdgeCaseScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
