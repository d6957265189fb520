package dev.rapport.acceptance;

class RacePostgresTest extends RaceScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
