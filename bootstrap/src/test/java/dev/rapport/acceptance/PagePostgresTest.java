package dev.rapport.acceptance;

class PagePostgresTest extends PageScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
