package dev.rapport.bootstrap.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java process of its own, running a main class of the tests: to be signalled, killed, and listened to. */
public final class ChildProcess implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until the child says it, and answers the rest of the line. */
    public String await(String words) throws IOException {
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int begin = line.indexOf(words);
            if (begin >= 0) {
                return line.substring(begin + words.length()).strip();
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The child ended without saying \"" + words + "\", but:\n" + said);
    }

    /** Answers a child that waits for a line. */
    public void say(String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        // Through the handle: the process itself would close its streams, with what the child still has to say.
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits for the end. */
    public void kill() throws Exception {
        process.destroyForcibly();
        exitStatus();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitStatus() throws Exception {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("The child still runs after " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** The lines beginning so that the child says from now on, to its end. */
    public List<String> lines(String beginning) {
        return output.lines().filter(line -> line.startsWith(beginning)).toList();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
