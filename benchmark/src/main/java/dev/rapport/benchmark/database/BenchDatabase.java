package dev.rapport.benchmark.database;

import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.persistence.DatabaseSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL for one run, in a temporary folder that goes with it: the embedded one that {@code bin/rapport serve}
 * would start, and so with its settings, which it makes sure are durable.
 */
public final class BenchDatabase implements AutoCloseable {

    /** File systems in memory, on which an fsync costs nothing. */
    private static final List<String> IN_MEMORY = List.of("tmpfs", "ramfs");

    private static final int POOL = 32;

    private final Path folder;
    private final EmbeddedDatabase embedded;

    private BenchDatabase(Path folder, EmbeddedDatabase embedded) {
        this.folder = folder;
        this.embedded = embedded;
    }

    /** Starts an empty one. */
    public static BenchDatabase start() throws IOException {
        Path folder = Files.createTempDirectory("rapport-bench");
        try {
            return new BenchDatabase(folder, EmbeddedDatabase.start(folder.resolve("data"), POOL));
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** A folder for what else is needed while it runs. */
    public Path folder() {
        return folder;
    }

    /** Whether what is "on disk" is in memory in truth, which makes every number but a ratio worthless. */
    public boolean isInMemory() throws IOException {
        return IN_MEMORY.contains(Files.getFileStore(folder).type());
    }

    /** The PostgreSQL process that all its backends are children of. */
    public ProcessHandle process() throws IOException {
        Path pidFile = folder.resolve("data/database/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** For {@code RAPPORT_DATABASE_URL}. */
    public String url() {
        DatabaseSettings settings = embedded.settings();
        String password = URLEncoder.encode(settings.password(), StandardCharsets.UTF_8);
        return settings.jdbcUrl() + "?user=" + settings.user() + "&password=" + password;
    }

    /** A connection of the driver's own, without a pool around it. */
    public Connection connect() throws SQLException {
        DatabaseSettings settings = embedded.settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    /** One number. */
    public long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What a setting says. */
    public String show(String setting) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        embedded.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
