package dev.rapport.acceptance;

class LiveRacePostgresTest extends LiveRaceScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
