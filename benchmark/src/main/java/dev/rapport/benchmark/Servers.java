package dev.rapport.benchmark;

import dev.rapport.benchmark.server.Programs;
import dev.rapport.benchmark.server.RunningServer;
import dev.rapport.benchmark.server.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers of one run: started when they are asked for, kept for whoever asks next, stopped at the end. */
public final class Servers implements AutoCloseable {

    private final Programs programs;
    private final ServerSettings settings;
    private final Map<Integer, RunningServer> byLimit = new LinkedHashMap<>();
    private final List<Duration> starts = new ArrayList<>();
    private boolean wasUnlimited;

    public Servers(Programs programs, ServerSettings settings) {
        this.programs = programs;
        this.settings = settings;
    }

    /** As it runs in production. */
    public RunningServer limited() throws IOException, InterruptedException {
        return withRateLimit(ServerSettings.LIMITED);
    }

    /** With the rate limit off. */
    public RunningServer unlimited() throws IOException, InterruptedException {
        return withRateLimit(ServerSettings.UNLIMITED);
    }

    private synchronized RunningServer withRateLimit(int limit) throws IOException, InterruptedException {
        RunningServer known = byLimit.get(limit);
        if (known == null) {
            known = programs.serve(settings.withRateLimit(limit));
            byLimit.put(limit, known);
            wasUnlimited |= limit == ServerSettings.UNLIMITED;
            starts.add(known.startToReady());
        }
        return known;
    }

    /** Looks through the database for what no load may have broken, and throws where it finds something. */
    public synchronized void examine() throws IOException, InterruptedException {
        programs.examine(wasUnlimited ? ServerSettings.UNLIMITED : ServerSettings.LIMITED);
    }

    /** How long each start has taken so far. */
    public synchronized List<Duration> starts() {
        return List.copyOf(starts);
    }

    /** Stops all. Who asks afterwards gets a new one. */
    @Override
    public synchronized void close() throws IOException {
        List<RunningServer> running = List.copyOf(byLimit.values());
        byLimit.clear();
        for (RunningServer server : running) {
            server.close();
        }
    }
}
