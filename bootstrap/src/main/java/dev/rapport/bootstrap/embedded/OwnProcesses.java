package dev.rapport.bootstrap.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The PostgreSQL processes of one data folder: those whose program lies in it. That is proof, while a process id in a
 * file is none: the system gives an id to somebody else in time.
 */
final class OwnProcesses {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path folder;

    OwnProcesses(Path folder) {
        this.folder = folder;
    }

    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::owns).toList();
    }

    boolean owns(ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> Path.of(program).startsWith(folder))
                .isPresent();
    }

    /**
     * Waits until there are none, and says whether that came true. It looks again and again, for it is not their parent
     * and may not be told; what has ended but is not yet buried has no program any more, and does not count.
     */
    boolean haveEndedWithin(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!all().isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedDatabaseException("Interrupted while waiting for a database to end", e);
            }
        }
        return true;
    }
}
