package dev.rapport.benchmark;

import dev.rapport.benchmark.database.Bare;
import dev.rapport.benchmark.database.BenchDatabase;
import dev.rapport.benchmark.database.Dataset;
import dev.rapport.benchmark.database.Size;
import dev.rapport.benchmark.part.Delivery;
import dev.rapport.benchmark.part.Growth;
import dev.rapport.benchmark.part.Idle;
import dev.rapport.benchmark.part.Reads;
import dev.rapport.benchmark.part.Sends;
import dev.rapport.benchmark.part.Starts;
import dev.rapport.benchmark.report.Report;
import dev.rapport.benchmark.server.Programs;
import dev.rapport.benchmark.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run: a database, what is in it, the servers on it, and the parts that are measured. */
final class Bench {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Path rapport;
    private final Pace pace;
    private final ServerSettings settings;
    private final Optional<Path> recordings;

    Bench(Path rapport, Pace pace, ServerSettings settings, Optional<Path> recordings) {
        this.rapport = rapport;
        this.pace = pace;
        this.settings = settings;
        this.recordings = recordings;
    }

    /** Measures, and answers whether nothing failed; the report has what was measured in any case. */
    boolean run(Set<Part> parts, Report report) {
        try (Cleanup cleanup = new Cleanup()) {
            Stage stage = prepare(cleanup, report);
            Contest contest = new Contest(stage.database().process(), pace, recordings);
            for (Part part : parts) {
                report.progress(part.name().toLowerCase(Locale.ROOT));
                measure(part, stage, contest);
            }
            report.progress("doctor");
            stage.servers().examine();
            return true;
        } catch (Exception failure) {
            report.progress("failed: " + failure.getMessage());
            report.condition("FAILED", failure);
            return false;
        }
    }

    private Stage prepare(Cleanup cleanup, Report report) throws Exception {
        String secret = UUID.randomUUID().toString();
        report.progress("starts PostgreSQL");
        BenchDatabase database = cleanup.add(BenchDatabase.start());
        describe(database, report);
        Programs programs = new Programs(rapport, database.folder(), database.url(), secret);
        Servers servers = cleanup.add(new Servers(programs, settings));
        programs.migrate();
        Dataset dataset = Dataset.seed(database, Size.DEFAULT, step -> report.progress("seeds " + step));
        Bare bare = cleanup.add(new Bare(database));
        return new Stage(database, dataset, bare, new Tokens(secret), servers, pace, report);
    }

    private void describe(BenchDatabase database, Report report) throws SQLException, IOException {
        for (String setting : DURABLE) {
            if (!database.show(setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " = " + database.show(setting));
            }
        }
        report.condition(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                        + System.getProperty("java.version"));
        report.condition(
                "database",
                "PostgreSQL " + database.show("server_version") + ", " + String.join(", ", DURABLE)
                        + " on, on the same machine"
                        + (database.isInMemory() ? ", IN MEMORY: commits cost nothing" : ""));
        report.condition("server", settings.javaOptions() + " " + settings.environment());
        report.condition(
                "data",
                "%,d providers with %d customers each, %d messages in each conversation"
                        .formatted(Size.DEFAULT.providers(), Size.DEFAULT.customers(), Size.DEFAULT.messages()));
        report.condition(
                "each measured",
                "2 × " + pace.slice().toMillis() + " ms, after a warm-up of "
                        + pace.cold().toMillis() + " ms on a new server and "
                        + pace.warm().toMillis() + " ms else");
    }

    private static void measure(Part part, Stage stage, Contest contest) throws Exception {
        switch (part) {
            case SENDS -> new Sends(stage, contest).together();
            case ALONE -> new Sends(stage, contest).alone();
            case LIST -> new Reads(stage, contest).list();
            case HISTORY -> new Reads(stage, contest).history();
            case UNREAD -> new Reads(stage, contest).unread();
            case DELIVERY -> new Delivery(stage).measure();
            case IDLE -> new Idle(stage).measure();
            case START -> new Starts(stage).measure();
            case GROWTH -> {
                new Growth(stage, contest).measure();
                new Idle(stage).measureGrowing();
            }
        }
    }
}
