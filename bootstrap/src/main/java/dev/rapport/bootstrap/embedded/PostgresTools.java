package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs PostgreSQL's own tools in the data folder, one at a time. */
final class PostgresTools {

    private static final int LINES_SHOWN = 12;

    private final Path programs;
    private final Path folder;

    PostgresTools(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** What a tool said, and whether it was content. */
    record Outcome(boolean succeeded, String output) {}

    /** Waits for the tool's end. It finds the data folder as its working directory, so paths can be relative to it. */
    Outcome run(Duration limit, String tool, String... arguments) {
        try {
            Process process = builder(tool, arguments).redirectErrorStream(true).start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            // What is there and no more: a pipe that a server has inherited does not end.
            InputStream output = process.getInputStream();
            String said = new String(output.readNBytes(output.available()), StandardCharsets.ISO_8859_1).strip();
            return new Outcome(ended && process.exitValue() == 0, said);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL's " + tool + " cannot be run: " + e.getMessage() + hint(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while PostgreSQL's " + tool + " was running", e);
        }
    }

    /** The end of what PostgreSQL has said, where it usually says why. */
    static String lastLines(String said) {
        return said.lines()
                .skip(Math.max(0, said.lines().count() - LINES_SHOWN))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }

    /** What to add to a failure that comes of being root. */
    static String hint(String said) {
        return UnixUser.isRoot() && said.contains("unshare")
                ? " (Root may not run PostgreSQL, so it is started through \"unshare -U\". Where that is not allowed,"
                        + " start Rapport as an ordinary user, or set RAPPORT_DATABASE_URL.)"
                : "";
    }

    private ProcessBuilder builder(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        if (UnixUser.isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(tool).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        // What configures other PostgreSQL servers and clients of this user must not configure this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
