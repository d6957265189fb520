package dev.rapport.bootstrap.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rapport.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL of our own, for whoever has none: as durable as any, open to nobody but who knows the password, and
 * everything of it in one folder. It runs from {@link #start} to {@link #close}, and is to be closed last.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final String NAME = "rapport";
    private static final String ROLE = "rapport";

    /** Which line of PostgreSQL's pid file, counted from 0, says the port. */
    private static final int PID_FILE_PORT = 3;

    /** Beyond the server's own pool: for a second node, tools and people. */
    private static final int SPARE_CONNECTIONS = 100;

    private final DataFolder folder;
    private final PostgresServer server;
    private final Keeper keeper;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(DataFolder folder, PostgresServer server, Keeper keeper, DatabaseSettings settings) {
        this.folder = folder;
        this.server = server;
        this.keeper = keeper;
        this.settings = settings;
    }

    /**
     * Starts the database in a folder, made at the first start.
     *
     * @throws DataFolderInUseException if another process uses the folder
     * @throws EmbeddedDatabaseException if it cannot be started for another reason, said in words
     */
    public static EmbeddedDatabase start(Path dataFolder, int poolSize) {
        DataFolder folder = DataFolder.hold(dataFolder);
        try {
            return start(folder, poolSize);
        } catch (IOException e) {
            folder.close();
            throw new EmbeddedDatabaseException(
                    "The embedded database in " + folder.path() + " cannot be started: " + FileFault.words(e), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, int poolSize) throws IOException {
        Path programs = PostgresBinaries.unpack(folder);
        var tools = new PostgresTools(programs, folder.path());
        var processes = new OwnProcesses(folder.path());
        var server = new PostgresServer(folder, tools, processes, PostgresServer::freePort);
        var leftBehind = new LeftBehind(folder, server, processes);
        leftBehind.end();
        PostgresBinaries.removeOthers(folder, programs);
        Path superuserPassword = folder.path().resolve("superuser.password");
        new ClusterSetup(folder, tools).ensure(superuserPassword);
        int port = server.start(poolSize + SPARE_CONNECTIONS);
        try {
            String password = PrivateFiles.password(folder.path().resolve("rapport.password"));
            var settings = new DatabaseSettings(url(port, NAME), ROLE, password, poolSize);
            provide(port, PrivateFiles.password(superuserPassword), password);
            requireDurable(settings);
            var keeper = new Keeper(server, () -> {
                leftBehind.end();
                server.startAgain();
            });
            return new EmbeddedDatabase(folder, server, keeper, settings);
        } catch (SQLException e) {
            server.stop();
            throw new EmbeddedDatabaseException("The embedded database cannot be used: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    /**
     * How to connect to the database in a folder while another process runs it; empty where none does.
     *
     * @throws EmbeddedDatabaseException if there is no database in the folder, or it can't be told how to connect to it
     */
    public static Optional<DatabaseSettings> running(Path dataFolder, int poolSize) {
        if (!Files.isDirectory(dataFolder.resolve("database"))) {
            throw new EmbeddedDatabaseException("There is no database in " + dataFolder.toAbsolutePath() + ".");
        }
        try {
            DataFolder.hold(dataFolder).close();
            return Optional.empty();
        } catch (DataFolderInUseException used) {
            return Optional.of(settings(dataFolder, poolSize));
        }
    }

    /** From what PostgreSQL and we have written down. */
    private static DatabaseSettings settings(Path dataFolder, int poolSize) {
        try {
            List<String> pidFile = Files.readAllLines(dataFolder.resolve("database/postmaster.pid"));
            String password = PrivateFiles.password(dataFolder.resolve("rapport.password"));
            int port = Integer.parseInt(pidFile.get(PID_FILE_PORT).strip());
            return new DatabaseSettings(url(port, NAME), ROLE, password, poolSize);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unsaid) {
            throw new EmbeddedDatabaseException(
                    "The database in " + dataFolder.toAbsolutePath() + " is being started or stopped just now: "
                            + unsaid,
                    unsaid);
        }
    }

    /** Sees to it that there is a database, and a role of its own for it, which is no superuser. */
    private static void provide(int port, String superuserPassword, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), SUPERUSER, superuserPassword);
                var statement = connection.createStatement()) {
            String verb = exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", ROLE) ? "ALTER" : "CREATE";
            statement.execute("%s ROLE %s LOGIN PASSWORD '%s'".formatted(verb, ROLE, password));
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", NAME)) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, ROLE));
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Asks the server itself: what a file says and what holds may differ. */
    private static void requireDurable(DatabaseSettings settings) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : ServerConfiguration.DURABLE.entrySet()) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting.getKey())) {
                    row.next();
                    if (!row.getString(1).equals(setting.getValue())) {
                        throw new EmbeddedDatabaseException(
                                "The embedded database runs with " + setting.getKey() + " = "
                                        + row.getString(1) + ", so a power cut could lose messages. It must be "
                                        + setting.getValue() + ".");
                    }
                }
            }
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** How to connect to it. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** A random secret of that name, kept beside the database: the same each time. */
    public byte[] secret(String name) {
        try {
            return PrivateFiles.password(secretFile(folder.path(), name)).getBytes(US_ASCII);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The secret in " + folder.path() + " can't be read: " + FileFault.words(e), e);
        }
    }

    /** The same for another process, which need not hold the folder; empty where there is none in it. */
    public static Optional<byte[]> storedSecret(Path dataFolder, String name) {
        try {
            return Optional.of(
                    Files.readString(secretFile(dataFolder, name)).strip().getBytes(US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The secret in " + dataFolder + " can't be read: " + e, e);
        }
    }

    private static Path secretFile(Path folder, String name) {
        return folder.resolve(name + ".secret");
    }

    /** Stops the server in good order, whoever is connected, and gives the folder back. */
    @Override
    public void close() {
        try {
            keeper.close();
            server.stop();
        } finally {
            folder.close();
        }
    }
}
