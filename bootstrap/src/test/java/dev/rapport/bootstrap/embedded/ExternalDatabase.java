package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL that somebody else runs, to which a server connects by URL: it stops, it dies, and it comes back on the
 * same port.
 */
public final class ExternalDatabase implements AutoCloseable {

    private static final String NAME = "rapport";
    private static final int MAX_CONNECTIONS = 100;

    private final Path path;
    private final DataFolder folder;
    private final PostgresServer server;
    private final int port;

    private ExternalDatabase(Path path) {
        this.path = path;
        this.folder = DataFolder.hold(path);
        this.port = PostgresServer.freePort();
        var tools = new PostgresTools(PostgresBinaries.unpack(folder), folder.path());
        this.server = new PostgresServer(folder, tools, new OwnProcesses(folder.path()), () -> port);
    }

    /** Starts one in that folder, with an empty database. */
    public static ExternalDatabase in(Path path) throws IOException {
        DataFolders.fresh(path);
        var database = new ExternalDatabase(path);
        database.start();
        return database;
    }

    public void start() throws IOException {
        new LeftBehind(folder, server, new OwnProcesses(folder.path())).end();
        server.start(MAX_CONNECTIONS);
    }

    public void stop() {
        server.stop();
    }

    /** Sends the server process SIGKILL; those that work for it end as soon as they notice. */
    public void kill() throws IOException {
        ServerProcess.of(path).destroyForcibly();
    }

    public boolean isRunning() throws IOException {
        return ServerProcess.runs(ServerProcess.of(path));
    }

    /** As hosting services hand it out. */
    public String url() throws IOException {
        return url(NAME);
    }

    /** Another database beside it, empty, and its URL. */
    public String create(String name) throws IOException, SQLException {
        asSuperuser("postgres", "CREATE DATABASE " + name + " OWNER rapport");
        return url(name);
    }

    /** A new role that may what these statements allow it, and the URL for it. */
    public String urlOfARole(String role, String... grants) throws IOException, SQLException {
        asSuperuser(NAME, "CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
        asSuperuser(NAME, grants);
        return "postgres://" + role + ":" + role + "@127.0.0.1:" + port + "/" + NAME;
    }

    private void asSuperuser(String name, String... statements) throws IOException, SQLException {
        String password = PrivateFiles.password(path.resolve("superuser.password"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, EmbeddedDatabase.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private String url(String name) throws IOException {
        String password = PrivateFiles.password(path.resolve("rapport.password"));
        return "postgres://rapport:" + password + "@127.0.0.1:" + port + "/" + name;
    }

    @Override
    public void close() throws IOException {
        try {
            new LeftBehind(folder, server, new OwnProcesses(folder.path())).end();
        } finally {
            folder.close();
        }
    }
}
