package dev.rapport.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.persistence.DatabaseSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On one data folder, since the first start takes its time; no test depends on what another has left in it. */
@Timeout(120)
class EmbeddedDatabaseTest {

    private static final int POOL = 10;

    @TempDir
    static Path parent;

    private static Path folder() {
        return parent.resolve("data folder");
    }

    @Test
    void startShouldFindWhatWasWrittenBefore() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            query(database, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 'här' AS word; SELECT 1");
        }
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThat(query(database, "SELECT word FROM kept")).isEqualTo("här");
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "fsync, on",
                "synchronous_commit, on",
                "full_page_writes, on",
                "data_checksums, on",
                "listen_addresses, 127.0.0.1",
                "password_encryption, scram-sha-256",
                "max_connections, 110",
                "server_encoding, UTF8",
            })
    void startShouldSet(String setting, String value) throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThat(query(database, "SHOW " + setting)).isEqualTo(value);
        }
    }

    @Test
    void startShouldOpenNoSocketInTheFileSystem() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            String socketFolder =
                    Files.readAllLines(ServerProcess.pidFile(folder())).get(4);
            assertThat(socketFolder).as(database.toString()).isEmpty();
        }
    }

    @Test
    void startShouldRefuseToRunWithoutDurability() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            query(database, "ALTER ROLE rapport SET synchronous_commit = off; SELECT 1");
        }
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), POOL))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("synchronous_commit = off");
            assertThat(folder().resolve("database/postmaster.pid")).doesNotExist();
        } finally {
            asSuperuser("ALTER ROLE rapport RESET synchronous_commit");
        }
    }

    @Test
    void startShouldGiveARoleThatIsNoSuperuserADatabaseOfItsOwn() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThat(query(
                            database,
                            "SELECT concat_ws(' ', current_database(), current_user, rolsuper, rolcreaterole, rolcreatedb)"
                                    + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("rapport rapport f f f");
            assertThat(query(database, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'rapport'"))
                    .isEqualTo("rapport");
        }
    }

    @Test
    void startShouldKnowUpperAndLowerCaseOfAllLetters() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThat(query(database, "SELECT lower('ÄÉΩЖ')")).isEqualTo("äéωж");
        }
    }

    @ParameterizedTest
    @CsvSource({"rapport, ''", "rapport, wrong", "postgres, ''", "postgres, wrong", "root, ''"})
    void startShouldLetNobodyInWithoutThePassword(String user, String password) {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            for (String name : List.of("rapport", "postgres")) {
                String url = database.settings().jdbcUrl().replaceFirst("/rapport$", "/" + name);
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void startShouldCloseTheFolderToOthers() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThat(permissions(folder())).isEqualTo("rwx------");
            assertThat(permissions(folder().resolve("database"))).isEqualTo("rwx------");
            assertThat(permissions(folder().resolve("rapport.password"))).isEqualTo("rw-------");
            assertThat(permissions(folder().resolve("superuser.password"))).isEqualTo("rw-------");
            assertThat(database.settings().toString())
                    .doesNotContain(database.settings().password());
        }
    }

    @Test
    void startShouldLeaveNothingHalfDoneInTheFolder() throws Exception {
        Files.createDirectories(folder().resolve("postgres-1.2.3/bin"));
        Files.createDirectories(folder().resolve("unpacking123"));

        EmbeddedDatabase.start(folder(), POOL).close();

        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("postgres-18")))
                    .containsExactlyInAnyOrder(
                            "database", "lock", "postgres.log", "rapport.password", "superuser.password");
        }
    }

    @Test
    void startShouldRefuseAFolderInUseByThisProcess() {
        try (var database = EmbeddedDatabase.start(folder(), POOL)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), POOL))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("in use");
            assertThat(database.settings().poolSize()).isEqualTo(POOL);
        }
    }

    @Test
    void startShouldRefuseTheDatabaseOfAnotherMajorVersion() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        Path version = folder().resolve("database/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "14\n");
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), POOL))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("PostgreSQL 14,")
                    .hasMessageContaining("--data");
        } finally {
            Files.writeString(version, ours);
        }
    }

    @Test
    void startShouldSayWhatPostgresSaysWhenItDoesNotStart() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        Path control = folder().resolve("database/global/pg_control");
        Path aside = Files.move(control, parent.resolve("pg_control"));
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), POOL))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("does not start")
                    .hasMessageContaining("could not find the database system");
        } finally {
            Files.move(aside, control);
        }
    }

    @Test
    void startShouldTryAnotherPortWhenSomebodyTakesTheFirst() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        try (DataFolder folder = DataFolder.hold(folder());
                var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int free = PostgresServer.freePort();
            var ports = List.of(taken.getLocalPort(), free).iterator();
            PostgresServer server = server(folder, ports::next);
            try {
                assertThat(server.start(POOL)).isEqualTo(free);
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void startShouldGiveUpWhenNoPortCanBeHad() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        try (DataFolder folder = DataFolder.hold(folder());
                var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> server(folder, taken::getLocalPort).start(POOL))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void startShouldSayWhenTheFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("data"), POOL))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void startShouldRefuseAPathThatAShellWouldChange() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(parent.resolve("a$b"), POOL))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("choose another");
    }

    @Test
    void closeShouldEndTheServerAndItsConnections() throws Exception {
        var database = EmbeddedDatabase.start(folder(), POOL);
        ProcessHandle server = ServerProcess.of(folder());
        try (Connection connection = connect(database)) {
            assertThat(ServerProcess.runs(server)).isTrue();
            database.close();

            assertThat(ServerProcess.runs(server)).isFalse();
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    private static void asSuperuser(String statement) throws Exception {
        try (DataFolder folder = DataFolder.hold(folder())) {
            PostgresServer server = server(folder, PostgresServer::freePort);
            String url = "jdbc:postgresql://127.0.0.1:" + server.start(POOL) + "/postgres";
            String password = PrivateFiles.password(folder.path().resolve("superuser.password"));
            try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.SUPERUSER, password)) {
                connection.createStatement().execute(statement);
            } finally {
                server.stop();
            }
        }
    }

    private static PostgresServer server(DataFolder folder, IntSupplier ports) {
        var tools = new PostgresTools(PostgresBinaries.unpack(folder), folder.path());
        return new PostgresServer(folder, tools, new OwnProcesses(folder.path()), ports);
    }

    static Connection connect(EmbeddedDatabase database) throws SQLException {
        DatabaseSettings settings = database.settings();
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
