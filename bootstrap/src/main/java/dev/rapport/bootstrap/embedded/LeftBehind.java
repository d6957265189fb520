package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what an earlier run has left behind: a server whose parent was killed lives on.
 *
 * <p>Only processes whose program lies in this data folder are touched. A process id in a file proves nothing by
 * itself: the system gives it to somebody else in time.
 */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataFolder folder;
    private final PostgresServer server;

    LeftBehind(DataFolder folder, PostgresServer server) {
        this.folder = folder;
        this.server = server;
    }

    void end() throws IOException {
        List<ProcessHandle> processes = processes();
        if (!processes.isEmpty()) {
            LOG.warn("Ending the database that an earlier run left behind in {}", folder.path());
            server.stop();
            // Without its parent, a server process ends by itself; so does an initdb.
            if (!endWithin(PATIENCE, processes)) {
                processes.forEach(ProcessHandle::destroyForcibly);
                if (!endWithin(PATIENCE, processes)) {
                    throw new EmbeddedDatabaseException("A PostgreSQL process of an earlier run in " + folder.path()
                            + " does not end: " + processes + ". End it by hand, then start again.");
                }
            }
        }
        disownPidFile();
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> Path.of(program).startsWith(folder.path()))
                        .isPresent())
                .toList();
    }

    private static boolean endWithin(Duration limit, List<ProcessHandle> processes) {
        var ends = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            ends.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while ending an earlier database", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts our own id into a pid file that is left now. The id in it may be somebody else's by now, and PostgreSQL would
     * not start beside it; of its own ancestors it knows that they are no other server. The rest of the file stays: by
     * it, PostgreSQL finds out whether anybody is still attached to the old server's memory.
     */
    private void disownPidFile() throws IOException {
        Path file = folder.cluster().resolve("postmaster.pid");
        if (Files.exists(file)) {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (lines.size() > 1) {
                lines.set(0, Long.toString(ProcessHandle.current().pid()));
                Files.write(file, lines);
            } else {
                Files.delete(file);
            }
        }
    }
}
