package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings whoever writes to a table to a standstill, so that a process can be killed at exactly that point.
 *
 * @param verb what is not to happen: INSERT or DELETE
 * @param rows how many rows the table has when it is not to happen
 */
record Obstacle(String verb, String table, int rows) {

    private static final String TRIGGERS = """
            CREATE TABLE rapport.obstacle (verb text, place text, rows bigint);
            CREATE FUNCTION rapport.stand_still() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                present bigint;
            BEGIN
                EXECUTE format('SELECT count(*) FROM rapport.%I', TG_TABLE_NAME) INTO present;
                PERFORM pg_sleep(60) FROM rapport.obstacle o
                    WHERE o.verb = TG_OP AND o.place = TG_TABLE_NAME AND o.rows = present;
                RETURN coalesce(NEW, OLD);
            END $$;
            CREATE TRIGGER obstacle BEFORE INSERT ON rapport.member
                FOR EACH ROW EXECUTE FUNCTION rapport.stand_still();
            CREATE TRIGGER obstacle BEFORE INSERT OR DELETE ON rapport.relationship
                FOR EACH ROW EXECUTE FUNCTION rapport.stand_still();
            CREATE TRIGGER obstacle BEFORE INSERT ON rapport.message
                FOR EACH ROW EXECUTE FUNCTION rapport.stand_still()
            """;

    private static final String STANDING =
            "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND application_name = 'rapport'";

    /** Makes the database of a data folder ready for obstacles. */
    static void prepare(Path data) throws IOException, SQLException {
        execute(data, TRIGGERS);
    }

    /** Puts it there in place of any other. */
    void putInto(Path data) throws IOException, SQLException {
        removeFrom(data);
        execute(data, "INSERT INTO rapport.obstacle VALUES ('%s', '%s', %d)".formatted(verb, table, rows));
    }

    /** Leaves none there, and nobody who still stands at one. */
    static void removeFrom(Path data) throws IOException, SQLException {
        execute(data, "DELETE FROM rapport.obstacle; SELECT pg_terminate_backend(pid, 10000) " + STANDING);
    }

    /** Waits until the server is stuck at it. */
    void awaitMet(Path data) throws Exception {
        Eventually.is(this + " is met", () -> isMet(data));
    }

    private static boolean isMet(Path data) {
        try (Connection connection = RunningDatabase.connect(data);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid " + STANDING)) {
            return rows.next();
        } catch (IOException | SQLException notRunning) {
            return false;
        }
    }

    /** In the database that a killed process has left running, or else in one that is started for it. */
    private static void execute(Path data, String sql) throws IOException, SQLException {
        if (!RunningDatabase.runsIn(data)) {
            try (var database = EmbeddedDatabase.start(data, 1)) {
                assertThat(RunningDatabase.runsIn(data)).as("%s runs", database).isTrue();
                execute(data, sql);
            }
            return;
        }
        try (Connection connection = RunningDatabase.connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
