package dev.rapport.process;

import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * A trigger that brings whoever writes to a standstill, so that a process can be killed at exactly that point.
 *
 * @param verb what is not to happen: INSERT or DELETE
 * @param row the how-manieth row it is not to happen to
 */
record Obstacle(String table, String verb, int row) {

    private static final String TRIGGER = """
            CREATE OR REPLACE FUNCTION rapport.stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    PERFORM pg_sleep(60);
                ELSIF (SELECT count(*) FROM rapport.%1$s) = %3$d - 1 THEN
                    PERFORM pg_sleep(60);
                END IF;
                RETURN coalesce(NEW, OLD);
            END $$;
            CREATE TRIGGER obstacle BEFORE %2$s ON rapport.%1$s FOR EACH ROW EXECUTE FUNCTION rapport.stand_still()
            """;

    private static final String STANDING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND application_name = 'rapport'";

    /** Puts it into the database of a folder in place of any other, starts a process there, and waits until it is stuck. */
    RapportProcess putInto(Path data, Callable<RapportProcess> start) throws Exception {
        replaceBy(data, TRIGGER.formatted(table, verb, row));
        RapportProcess process = start.call();
        Eventually.is(this + " is met", () -> isMetIn(data));
        return process;
    }

    static void removeAll(Path data) throws SQLException {
        replaceBy(data, "SELECT");
    }

    private static void replaceBy(Path data, String sql) throws SQLException {
        try (var database = EmbeddedDatabase.start(data, 1);
                Connection connection = DriverManager.getConnection(
                        database.settings().jdbcUrl(),
                        database.settings().user(),
                        database.settings().password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP FUNCTION IF EXISTS rapport.stand_still CASCADE");
            statement.execute(sql);
        }
    }

    private static boolean isMetIn(Path data) throws Exception {
        try (Connection connection = RunningDatabase.connect(data);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STANDING)) {
            rows.next();
            return rows.getInt(1) > 0;
        } catch (IOException | SQLException starting) {
            return false;
        }
    }
}
