package dev.rapport.acceptance;

class DirectoryPostgresTest extends DirectoryScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
