package dev.rapport.acceptance;

import dev.rapport.application.Ports;
import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/** Our own embedded PostgreSQL, durable as in production: one for the whole run, emptied for each scenario. */
final class PostgresStore implements Store, AutoCloseable {

    private static final EmbeddedDatabase DATABASE = start();

    private final Deque<Persistence> nodes = new ArrayDeque<>();

    PostgresStore() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    TRUNCATE rapport.member, rapport.relationship, rapport.conversation, rapport.message,
                        rapport.read_mark, rapport.send_window, rapport.device
                    """);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static EmbeddedDatabase start() {
        try {
            Path folder = Files.createTempDirectory("rapport-acceptance");
            EmbeddedDatabase database = EmbeddedDatabase.start(folder, 20);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            try (Persistence persistence = Persistence.open(database.settings(), RateLimit.DEFAULT)) {
                persistence.migrate();
            }
            return database;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static DatabaseSettings settings() {
        return DATABASE.settings();
    }

    static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                settings().jdbcUrl(), settings().user(), settings().password());
    }

    @Override
    public Node node(RateLimit limit) {
        Persistence node = Persistence.open(settings(), limit);
        nodes.push(node);
        return new Node(standalone(node), node.memberRegistry(), node.ids());
    }

    /** What use cases stand on that serve beside the standalone directory, as the server's do. */
    static Ports standalone(Persistence node) {
        return new Ports(
                node.directory(),
                node.conversations(),
                node.messages(),
                node.readMarks(),
                node.relationships(),
                node.devices(),
                node.accessFacts(),
                node.sends(),
                node.reads());
    }

    @Override
    public void close() {
        nodes.forEach(Persistence::close);
    }
}
