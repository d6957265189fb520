package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process on the data folder's cluster, by way of {@code pg_ctl}: that detaches it from our terminal, so that
 * Ctrl-C reaches us alone and the database can be stopped last.
 */
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int PORTS_TRIED = 5;
    private static final long LOG_SIZE_KEPT = 8L << 20;
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final PostgresTools tools;
    private final OwnProcesses processes;
    private final IntSupplier freePort;

    PostgresServer(DataFolder folder, PostgresTools tools, OwnProcesses processes, IntSupplier freePort) {
        this.folder = folder;
        this.tools = tools;
        this.processes = processes;
        this.freePort = freePort;
    }

    /** Starts on a free port, and returns it once the server takes connections. */
    int start(int maxConnections) throws IOException {
        keepLogSmall();
        for (int attempt = 1; ; attempt++) {
            int port = freePort.getAsInt();
            ServerConfiguration.write(folder.cluster(), port, maxConnections);
            long logBefore = logSize();
            PostgresTools.Outcome start = startProcess();
            if (start.succeeded()) {
                return port;
            }
            String said = logSince(logBefore);
            // Somebody may have taken the port since it was found free.
            if (attempt == PORTS_TRIED || !said.contains("Address already in use")) {
                throw failure(start, said);
            }
        }
    }

    /** Starts once more as it was started before, on the same port. */
    void startAgain() throws IOException {
        long logBefore = logSize();
        PostgresTools.Outcome start = startProcess();
        if (!start.succeeded()) {
            throw failure(start, logSince(logBefore));
        }
    }

    private PostgresTools.Outcome startProcess() {
        String log = folder.path().relativize(folder.log()).toString();
        return control(START_LIMIT, "start", "-l", log);
    }

    private long logSize() throws IOException {
        return Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    }

    /** Ends the server, its clients too, with everything written. Nothing happens where none is running. */
    void stop() {
        if (!isRunning()) {
            return;
        }
        PostgresTools.Outcome fast = control(STOP_LIMIT, "stop", "-m", "fast");
        if (!fast.succeeded() && isRunning()) {
            LOG.warn("The embedded database does not stop in good order, so it is stopped at once: {}", fast.output());
            PostgresTools.Outcome immediate = control(STOP_LIMIT, "stop", "-m", "immediate");
            if (!immediate.succeeded()) {
                LOG.error("The embedded database in {} does not stop: {}", folder.path(), immediate.output());
            }
        }
        // The pid file, for which pg_ctl waits, goes a moment before the process does.
        processes.haveEndedWithin(SLACK);
    }

    /** Whether the process that the pid file names is there, and ours. */
    boolean isRunning() {
        try (Stream<String> lines = Files.lines(folder.pidFile())) {
            return lines.findFirst()
                    .filter(pid -> pid.matches("\\d{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(processes::owns)
                    .isPresent();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(folder.pidFile() + " cannot be read: " + FileFault.words(e), e);
        }
    }

    private PostgresTools.Outcome control(Duration limit, String action, String... options) {
        List<String> arguments = new ArrayList<>(List.of(action, "-w", "-D", "database"));
        arguments.addAll(List.of("-t", Long.toString(limit.toSeconds())));
        arguments.addAll(List.of(options));
        return tools.run(limit.plus(SLACK), "pg_ctl", arguments.toArray(String[]::new));
    }

    private EmbeddedDatabaseException failure(PostgresTools.Outcome start, String said) {
        stop();
        return new EmbeddedDatabaseException("The embedded database in " + folder.path() + " does not start."
                + (said.isEmpty()
                        ? " " + start.output() + PostgresTools.hint(start.output())
                        : " PostgreSQL says:\n" + PostgresTools.lastLines(said)));
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(folder.log())) {
            return "";
        }
        try (var log = Files.newInputStream(folder.log())) {
            log.skipNBytes(position);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private void keepLogSmall() throws IOException {
        if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_SIZE_KEPT) {
            Path earlier = folder.log().resolveSibling(folder.log().getFileName() + ".1");
            Files.move(folder.log(), earlier, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A port of 127.0.0.1 that nobody has just now. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("There is no free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
