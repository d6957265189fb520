package dev.rapport.benchmark.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Rapport's own programs, run as anybody runs them: by {@code bin/rapport}, in a process of its own. */
public final class Programs {

    private final Path rapport;
    private final Path folder;
    private final String databaseUrl;
    private final String secret;

    /**
     * @param rapport {@code bin/rapport}
     * @param folder for logs
     */
    public Programs(Path rapport, Path folder, String databaseUrl, String secret) {
        this.rapport = rapport;
        this.folder = folder;
        this.databaseUrl = databaseUrl;
        this.secret = secret;
    }

    /** Brings the schema up to date. */
    public void migrate() throws IOException, InterruptedException {
        run("migrate", ServerSettings.LIMITED);
    }

    /**
     * Looks for broken invariants, and throws where there is one.
     *
     * @param rateLimit with which all servers have run; 0 where one of them ran without
     */
    public void examine(int rateLimit) throws IOException, InterruptedException {
        run("doctor", rateLimit);
    }

    /** Starts a server, and waits until it is ready. */
    public RunningServer serve(ServerSettings settings) throws IOException, InterruptedException {
        return RunningServer.start(process("serve"), folder.resolve("serve.log"), settings);
    }

    private void run(String command, int rateLimit) throws IOException, InterruptedException {
        Path log = folder.resolve(command + ".log");
        ProcessBuilder program = process(command).redirectErrorStream(true).redirectOutput(log.toFile());
        program.environment().put("RAPPORT_RATE_LIMIT", Integer.toString(rateLimit));
        Process process = program.start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "bin/rapport " + command + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
        }
    }

    private ProcessBuilder process(String command) {
        ProcessBuilder builder = new ProcessBuilder(rapport.toString(), command).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("RAPPORT_"));
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(Map.of("RAPPORT_DATABASE_URL", databaseUrl, "RAPPORT_JWT_SECRET", secret));
        return builder;
    }
}
