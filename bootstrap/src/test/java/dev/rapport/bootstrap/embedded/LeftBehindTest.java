package dev.rapport.bootstrap.embedded;

import static dev.rapport.bootstrap.embedded.EmbeddedDatabaseTest.connect;
import static dev.rapport.bootstrap.embedded.EmbeddedDatabaseTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.bootstrap.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What earlier runs that did not end in good order leave behind. */
@Timeout(120)
class LeftBehindTest {

    private static final int POOL = 10;
    private static final int ATTEMPTS = 5;

    @TempDir
    static Path parent;

    private static Path folder() {
        return parent.resolve("data");
    }

    /** Starts the database in the folder that it is given, commits one row, and waits to be killed. */
    public static final class Program {

        public static void main(String[] arguments) throws Exception {
            System.out.println("starting");
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), POOL);
            query(database, "CREATE TABLE IF NOT EXISTS runs (pid bigint); SELECT 1");
            query(
                    database,
                    "INSERT INTO runs VALUES (" + ProcessHandle.current().pid() + "); SELECT 1");
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }

    @Test
    void startShouldEndTheDatabaseOfAKilledProcessAndFindWhatItHadCommitted() throws Exception {
        try (var child = ChildProcess.start(Program.class, folder().toString())) {
            child.await("ready");
            ProcessHandle leftBehind = ServerProcess.of(folder());
            child.kill();
            assertThat(ServerProcess.runs(leftBehind)).isTrue();

            try (var database = EmbeddedDatabase.start(folder(), POOL)) {
                assertThat(ServerProcess.runs(leftBehind)).isFalse();
                assertThat(query(database, "SELECT count(*) FROM runs WHERE pid = " + child.pid()))
                        .isEqualTo("1");
            }
        }
    }

    @Test
    void startShouldRefuseAFolderInUseByAnotherProcess() throws Exception {
        try (var child = ChildProcess.start(Program.class, folder().toString())) {
            child.await("ready");

            assertThatThrownBy(() -> EmbeddedDatabase.start(folder(), POOL))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("process " + child.pid());
            assertThat(ServerProcess.runs(ServerProcess.of(folder()))).isTrue();
            child.kill();
        }
        EmbeddedDatabase.start(folder(), POOL).close();
    }

    @Test
    void startShouldWaitForTheWorkersOfAKilledServer() throws Exception {
        try (var database = EmbeddedDatabase.start(folder(), POOL);
                Connection connection = connect(database)) {
            assertThat(connection.isValid(1)).isTrue();
            ServerProcess.of(folder()).destroyForcibly();
        }

        EmbeddedDatabase.start(folder(), POOL).close();
    }

    @Test
    void startShouldLeaveAProcessAloneThatHasGotTheServersOldId() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        Process bystander = new ProcessBuilder("sleep", "100").start();
        try {
            pretendThatTheServerWas(bystander.pid());

            EmbeddedDatabase.start(folder(), POOL).close();

            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void startShouldLeaveTheDatabaseOfAnotherFolderAlone() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        Path other = parent.resolve("data of another");
        try (var bystander = EmbeddedDatabase.start(other, POOL)) {
            pretendThatTheServerWas(ServerProcess.of(other).pid());

            EmbeddedDatabase.start(folder(), POOL).close();

            assertThat(query(bystander, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void startShouldGetOverAnEmptyPidFile() throws Exception {
        EmbeddedDatabase.start(folder(), POOL).close();
        Files.createFile(ServerProcess.pidFile(folder()));

        EmbeddedDatabase.start(folder(), POOL).close();
    }

    @Test
    void startShouldBeginAgainWhenTheFirstStartWasKilled() throws Exception {
        Path fresh = killedFirstStart();

        try (var database = EmbeddedDatabase.start(fresh, POOL)) {
            assertThat(query(database, "SELECT 'well'")).isEqualTo("well");
            assertThat(drafts(fresh)).isEmpty();
        }
    }

    /** A folder whose first start was killed half-way; on a busy machine one may be done before it can be. */
    private static Path killedFirstStart() throws Exception {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path fresh = Files.createDirectories(parent.resolve("fresh " + i));
            try (var child = ChildProcess.start(Program.class, fresh.toString())) {
                child.await("starting");
                awaitDraft(fresh);
                child.kill();
            }
            if (Files.notExists(fresh.resolve("database"))) {
                return fresh;
            }
        }
        throw new AssertionError("no first start could be killed half-way in " + ATTEMPTS + " attempts");
    }

    /** As a crash would leave it: a pid file whose id now is somebody else's. */
    private static void pretendThatTheServerWas(long pid) throws IOException {
        Path cluster = folder().toRealPath().resolve("database");
        Files.write(
                ServerProcess.pidFile(folder()),
                List.of(
                        Long.toString(pid),
                        cluster.toString(),
                        "1795240000",
                        "40000",
                        "",
                        "127.0.0.1",
                        "  1  1",
                        "ready"));
    }

    /** Waits until the cluster is being made, or stands. */
    private static void awaitDraft(Path folder) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (drafts(folder).isEmpty() && Files.notExists(folder.resolve("database"))) {
            assertThat(System.nanoTime()).as("a minute is enough to begin").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static List<Path> drafts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().startsWith("database.new"))
                            .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
