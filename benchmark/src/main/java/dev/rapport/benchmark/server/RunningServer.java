package dev.rapport.benchmark.server;

import dev.rapport.benchmark.load.HttpConnection;
import dev.rapport.benchmark.load.Requests;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, from its start to {@link #close}. */
public final class RunningServer implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final byte[] READY = Requests.get("/health/ready");
    private static final int OK = 200;

    private final Process process;
    private final InetSocketAddress address;
    private Duration startToReady = Duration.ZERO;

    private RunningServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static RunningServer start(ProcessBuilder program, Path log, ServerSettings settings)
            throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        program.environment().put("JAVA_OPTS", settings.javaOptions());
        program.environment().put("RAPPORT_RATE_LIMIT", Integer.toString(settings.rateLimit()));
        program.environment().put("RAPPORT_PORT", Integer.toString(address.getPort()));
        program.environment().put("RAPPORT_MANAGEMENT_PORT", Integer.toString(freePort()));
        program.environment().putAll(settings.environment());
        long began = System.nanoTime();
        Process process =
                program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RunningServer server = new RunningServer(process, address);
        try {
            server.awaitReady(began, log);
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** From before the process was made until it said that it was ready. */
    public Duration startToReady() {
        return startToReady;
    }

    private void awaitReady(long began, Path log) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException("The server ended with " + process.exitValue() + ":\n" + Files.readString(log));
            }
            if (System.nanoTime() - began > READY_LIMIT.toNanos()) {
                throw new IOException(
                        "The server is not ready after " + READY_LIMIT.toSeconds() + " s:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        startToReady = Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean isReady() throws IOException {
        try (HttpConnection connection = new HttpConnection(address)) {
            return connection.exchange(ByteBuffer.wrap(READY)) == OK;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks it to stop, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("The server did not stop in " + STOP_LIMIT.toSeconds() + " s");
    }
}
