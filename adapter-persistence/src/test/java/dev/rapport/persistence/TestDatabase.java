package dev.rapport.persistence;

import dev.rapport.domain.limit.RateLimit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of a run, emptied between them; nodes on it are opened once. */
final class TestDatabase {

    /** Where the tests run; started when first asked for, and ended with the run. */
    private static final EmbeddedPostgres POSTGRES = start();

    private static final Map<String, Persistence> NODES = new ConcurrentHashMap<>();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static DatabaseSettings settings() {
        return new DatabaseSettings(POSTGRES.getJdbcUrl("postgres", "postgres"), "postgres", "", 12);
    }

    static DataSource dataSource() {
        return POSTGRES.getPostgresDatabase();
    }

    /** A node of that name with that limit, on a database with a schema. */
    static Persistence node(String name, RateLimit limit) {
        return NODES.computeIfAbsent(name + limit, key -> {
            Persistence node = Persistence.open(settings(), limit);
            node.migrate();
            return node;
        });
    }

    /** Forgets everything that was stored. */
    static void empty() {
        node("first", RateLimit.DEFAULT);
        execute("""
                TRUNCATE rapport.member, rapport.relationship, rapport.conversation, rapport.message,
                    rapport.read_mark, rapport.send_window, rapport.device
                """);
    }

    static void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The one number that a query gives. */
    static long number(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
