package dev.rapport.acceptance;

class ProblemPostgresTest extends ProblemScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
