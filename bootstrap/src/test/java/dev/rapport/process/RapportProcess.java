package dev.rapport.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bootstrap.Main;
import dev.rapport.http.security.TokenSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rapport in a process of its own, started as people start it: with a command line and an environment. */
public final class RapportProcess implements AutoCloseable {

    /** What each one signs its tokens with, unless the environment says otherwise. */
    public static final TokenSettings TOKENS =
            new TokenSettings("a-secret-of-thirty-two-bytes-ab!".getBytes(UTF_8), Optional.empty(), Optional.empty());

    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final Said out;
    private final Said err;

    private RapportProcess(Process process) {
        this.process = process;
        this.out = Said.on(process.getInputStream());
        this.err = Said.on(process.getErrorStream());
    }

    /** What is to be started. */
    public record Launch(List<String> program, Map<String, String> environment) {

        /** The same with that variable, or without it where the value is empty. */
        public Launch with(String variable, String value) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.put(variable, value);
            return new Launch(program, more);
        }

        public RapportProcess start() throws IOException {
            var builder = new ProcessBuilder(program);
            builder.environment().keySet().removeIf(name -> name.startsWith("RAPPORT_"));
            environment.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    builder.environment().put(name, value);
                }
            });
            return new RapportProcess(builder.start());
        }
    }

    /** The main class on the tests' own class path; on a free port, without management. */
    public static Launch command(String... arguments) {
        List<String> java = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        return launch(java, arguments);
    }

    /** The same by way of {@code bin/rapport}. */
    static Launch script(Path script, String... arguments) {
        return launch(List.of(script.toString()), arguments)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    /** A command line as somebody pastes it into a shell; nothing is set there. */
    static Launch shell(String line) {
        return new Launch(
                List.of("sh", "-c", "exec " + line),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    }

    private static Launch launch(List<String> program, String... arguments) {
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of(arguments));
        return new Launch(
                all,
                Map.of(
                        "RAPPORT_PORT", "0",
                        "RAPPORT_MANAGEMENT_PORT", "off",
                        "RAPPORT_JWT_SECRET", new String(TOKENS.secret(), UTF_8)));
    }

    /** Waits until it serves, and answers a client of it. */
    public Api api() throws InterruptedException {
        return new Api(err.await("Rapport serves at "), TOKENS);
    }

    /** What it answers. */
    public Said out() {
        return out;
    }

    /** What it logs and complains of. */
    public Said err() {
        return err;
    }

    /** Sends SIGTERM. */
    public void terminate() {
        // Through the handle: the process itself would close its streams, with what it still has to say.
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits for the end. */
    public void kill() throws Exception {
        process.toHandle().destroyForcibly();
        exitStatus();
    }

    /** Waits for the end. */
    public int exitStatus() throws Exception {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("Still running after " + LIMIT_SECONDS + " s, having said:\n" + err.lines());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
