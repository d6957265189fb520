package dev.rapport.benchmark.load;

import java.time.Duration;

/** The processor time that those concerned have used, the kernel's on their behalf included. */
public record CpuTime(Duration client, Duration server, Duration database) {

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(
                client.minus(earlier.client), server.minus(earlier.server), database.minus(earlier.database));
    }
}
