package dev.rapport.acceptance;

class ApiPostgresTest extends ApiScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
