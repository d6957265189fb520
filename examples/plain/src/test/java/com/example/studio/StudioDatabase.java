package com.example.studio;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of a run. */
final class StudioDatabase {

    private static final EmbeddedPostgres POSTGRES = start();

    private StudioDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static DataSource dataSource() {
        return POSTGRES.getPostgresDatabase();
    }

    /** Tables, and nothing in them. */
    static StudioTables emptyTables() {
        StudioTables tables = new StudioTables(dataSource());
        tables.make();
        tables.update("TRUNCATE studio.person, studio.booking, studio.session");
        return tables;
    }
}
