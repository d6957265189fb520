package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what an earlier run has left behind: a server whose parent was killed lives on. */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataFolder folder;
    private final PostgresServer server;
    private final OwnProcesses processes;

    LeftBehind(DataFolder folder, PostgresServer server, OwnProcesses processes) {
        this.folder = folder;
        this.server = server;
        this.processes = processes;
    }

    void end() throws IOException {
        if (!processes.all().isEmpty()) {
            LOG.warn("Ending the database that an earlier run left behind in {}", folder.path());
            server.stop();
            // What has lost its server ends by itself, and so does an initdb.
            if (!processes.haveEndedWithin(PATIENCE)) {
                processes.all().forEach(ProcessHandle::destroyForcibly);
                requireNone();
            }
        }
        disownPidFile();
    }

    private void requireNone() {
        if (!processes.haveEndedWithin(PATIENCE)) {
            throw new EmbeddedDatabaseException("PostgreSQL processes of an earlier run in " + folder.path()
                    + " do not end: " + processes.all() + ". End them by hand, then start again.");
        }
    }

    /**
     * Puts our own id into a pid file that is left now. The id in it may be somebody else's by now, and PostgreSQL would
     * not start beside it; of its own ancestors it knows that they are no other server. The rest of the file stays: by
     * it, PostgreSQL finds out whether anybody is still attached to the old server's memory.
     */
    private void disownPidFile() throws IOException {
        Path file = folder.pidFile();
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
