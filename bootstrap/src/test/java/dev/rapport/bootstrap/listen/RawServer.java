package dev.rapport.bootstrap.listen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server, byte by byte, that greets whoever comes and then says nothing; if it is deaf too, not even to a ping. */
final class RawServer implements AutoCloseable {

    private static final int LIMIT_SECONDS = 30;
    private static final int PING = 0x9;
    private static final byte[] PONG = {(byte) 0x8A, 0};
    private static final String HELLO = "{\"type\":\"hello\",\"user_id\":\"trainee-1\"}";
    private static final String LIST = "{\"next\":null,\"results\":[]}";
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening;
    private final boolean isDeaf;
    private final Set<Socket> connections = Collections.synchronizedSet(new HashSet<>());
    private final Semaphore visitors = new Semaphore(0);
    private final Semaphore pings = new Semaphore(0);

    private RawServer(boolean isDeaf) throws IOException {
        this.isDeaf = isDeaf;
        this.listening = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        daemon(this::acceptAll);
    }

    static RawServer deaf() throws IOException {
        return new RawServer(true);
    }

    static RawServer quiet() throws IOException {
        return new RawServer(false);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new DataInputStream(connection.getInputStream());
            String request = request(in);
            if (request.startsWith("GET /ws/")) {
                upgrade(connection.getOutputStream(), request);
                hear(in, connection.getOutputStream());
            } else {
                write(
                        connection.getOutputStream(),
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + LIST.length() + "\r\n\r\n" + LIST);
            }
        } catch (IOException gone) {
            connections.remove(connection);
        }
    }

    private static String request(DataInputStream in) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        return request.toString();
    }

    private void upgrade(OutputStream out, String request) throws IOException {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new IOException("no upgrade: " + request);
        }
        write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n");
        write(out, "\u0081" + (char) HELLO.length() + HELLO);
        visitors.release();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Frames of a client are masked, and these are short. */
    private void hear(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            in.readFully(new byte[4 + length]);
            if (opcode == PING) {
                if (!isDeaf) {
                    out.write(PONG);
                }
                pings.release();
            }
        }
    }

    private static void write(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(ISO_8859_1));
        out.flush();
    }

    ServerAddress address() {
        return ServerAddress.parse("http://127.0.0.1:" + listening.getLocalPort())
                .orElseThrow();
    }

    void awaitVisitors(int count) throws InterruptedException {
        await(visitors, count, "visitors");
    }

    void awaitPings(int count) throws InterruptedException {
        await(pings, count, "pings");
    }

    private static void await(Semaphore those, int count, String what) throws InterruptedException {
        if (!those.tryAcquire(count, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("No more " + what + " than " + those.availablePermits());
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : Set.copyOf(connections)) {
            connection.close();
        }
    }
}
