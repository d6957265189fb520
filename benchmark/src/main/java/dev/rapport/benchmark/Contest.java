package dev.rapport.benchmark;

import dev.rapport.benchmark.load.CpuMeter;
import dev.rapport.benchmark.load.Load;
import dev.rapport.benchmark.load.Measured;
import dev.rapport.benchmark.load.Step;
import dev.rapport.benchmark.server.Inspection;
import dev.rapport.benchmark.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures things beside each other: each twice, in an order and in the reverse of it. What the machine does meanwhile, and
 * what grows, then weighs on all of them alike.
 */
public final class Contest {

    private static final Duration SETTLE = Duration.ofMillis(200);

    private final ProcessHandle database;
    private final Pace pace;
    private final Optional<Path> recordings;
    private final Set<Long> warm = new HashSet<>();

    /** @param recordings a folder for a recording of each server that is measured, if any is wanted */
    public Contest(ProcessHandle database, Pace pace, Optional<Path> recordings) {
        this.database = database;
        this.pace = pace;
        this.recordings = recordings;
    }

    /**
     * One of those that are measured.
     *
     * @param name for a recording's file
     * @param server that does it; none for the bare limit
     */
    public record Contestant(String name, int connections, Step.Opener opener, Optional<RunningServer> server) {

        public static Contestant bare(int connections, Step.Opener opener) {
            return new Contestant("bare", connections, opener, Optional.empty());
        }

        public static Contestant ours(String name, int connections, RunningServer server, Step.Opener opener) {
            return new Contestant(name, connections, opener, Optional.of(server));
        }
    }

    /** Measures all of them, and answers what came of each. */
    public List<Measured> measure(Contestant... contestants) throws Exception {
        List<Measured> there = new ArrayList<>();
        for (Contestant contestant : contestants) {
            there.add(recorded(contestant));
        }
        List<Measured> both = new ArrayList<>(there);
        for (int i = contestants.length - 1; i >= 0; i--) {
            both.set(i, there.get(i).plus(run(contestants[i], SETTLE)));
        }
        return both;
    }

    private Measured recorded(Contestant contestant) throws Exception {
        Duration warmUp = warmUp(contestant);
        if (recordings.isEmpty() || contestant.server().isEmpty()) {
            return run(contestant, warmUp);
        }
        run(contestant, warmUp);
        Inspection inspection = new Inspection(contestant.server().get().process());
        inspection.startRecording();
        Measured measured = run(contestant, SETTLE);
        inspection.endRecording(file(recordings.get(), contestant.name()));
        return measured;
    }

    private static Path file(Path folder, String name) throws IOException {
        return Files.createDirectories(folder).resolve(name + ".jfr");
    }

    /** The bare limit has something to compile too: the driver, in our own process. */
    private Duration warmUp(Contestant contestant) {
        ProcessHandle working = contestant.server().map(RunningServer::process).orElse(ProcessHandle.current());
        return warm.add(working.pid()) ? pace.cold() : pace.warm();
    }

    private Measured run(Contestant contestant, Duration warmUp) throws Exception {
        CpuMeter cpu = new CpuMeter(contestant.server().map(RunningServer::process), database);
        return Load.run(contestant.connections(), contestant.opener(), cpu, warmUp, pace.slice());
    }
}
