package dev.rapport.acceptance;

class TicketPostgresTest extends TicketScenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }
}
