package dev.rapport.benchmark;

import dev.rapport.benchmark.report.Report;
import dev.rapport.benchmark.server.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = {
            "Measures the server beside the least SQL that does the same, on a PostgreSQL of its own.",
            "\"bench micro\" measures the pure parts by JMH, and takes JMH's options."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    /** Where {@code bin/rapport} is. */
    private static final String ROOT = "rapport.root";

    @Option(names = "--quick", description = "Everything in two minutes, instead of a good quarter of an hour.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of();

    @Option(names = "--growth", description = "Also how cost grows with conversations, messages and sockets.")
    private boolean growth;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the results there too.")
    private Path json;

    @Option(
            names = "--profile",
            paramLabel = "FOLDER",
            description = "Records what the server does while it is measured, one .jfr for each thing.")
    private Path profile;

    @Option(
            names = "--java-options",
            defaultValue = ServerSettings.HEAP,
            description = "Of the server: ${DEFAULT-VALUE}.")
    private String javaOptions;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "One more environment variable of the server's: RAPPORT_DATABASE_POOL=20, say.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        Report report = new Report(line -> System.err.printf(
                "%4d s  %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), line));
        ServerSettings settings = new ServerSettings(ServerSettings.LIMITED, javaOptions, environment);
        Path rapport = Path.of(System.getProperty(ROOT, "."), "bin", "rapport");
        boolean succeeded = new Bench(rapport, quick ? Pace.QUICK : Pace.FULL, settings, Optional.ofNullable(profile))
                .run(parts(), report);
        System.out.println(report.toText());
        if (json != null) {
            Files.writeString(json, report.toJson());
        }
        return succeeded ? 0 : 1;
    }

    private Set<Part> parts() {
        if (!only.isEmpty()) {
            return EnumSet.copyOf(only);
        }
        return growth ? EnumSet.allOf(Part.class) : EnumSet.complementOf(EnumSet.of(Part.GROWTH));
    }
}
