package dev.rapport.benchmark.load;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads the processor time of this process (the load), of the server's, where it takes part, and of PostgreSQL's with all
 * its backends. What a backend used that has ended since is not seen: none ends while something is measured.
 */
public final class CpuMeter {

    private final ProcessHandle client = ProcessHandle.current();
    private final Optional<ProcessHandle> server;
    private final ProcessHandle database;

    public CpuMeter(Optional<ProcessHandle> server, ProcessHandle database) {
        this.server = server;
        this.database = database;
    }

    public CpuTime read() {
        return new CpuTime(
                used(client),
                server.map(CpuMeter::used).orElse(Duration.ZERO),
                database.descendants().map(CpuMeter::used).reduce(used(database), Duration::plus));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
