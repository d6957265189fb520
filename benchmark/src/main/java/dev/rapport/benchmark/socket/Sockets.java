package dev.rapport.benchmark.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Any number of WebSockets on one thread: opened, kept alive, and listened to. */
public final class Sockets implements AutoCloseable {

    /** How many are being opened at once. */
    public static final int OPENING = 32;

    /** From one address there are some 28,000 ports: each so many sockets come from an address of their own. */
    private static final int SOCKETS_OF_AN_ADDRESS = 8_000;

    private static final int BUFFER_BYTES = 1 << 18;
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(120);

    private final InetSocketAddress server;
    private final FrameListener listener;
    private final Selector selector;
    private final Thread thread = new Thread(this::runUntilClosed, "sockets");
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();

    private int opening;
    private int started;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Exception failure;
    private volatile boolean closing;

    public Sockets(InetSocketAddress server, FrameListener listener) throws IOException {
        this.server = server;
        this.listener = listener;
        this.selector = Selector.open();
        thread.start();
    }

    /** A socket, of which the upgrade was answered or not, and what was received of its next frame. */
    private static final class Socket {
        final int number;
        final byte[] upgrade;
        boolean upgraded;
        boolean greeted;
        byte[] rest = {};

        Socket(int number, byte[] upgrade) {
            this.number = number;
            this.upgrade = upgrade;
        }
    }

    /** Opens one more for each token, and waits until the server has greeted all of them; answers how long that took. */
    public Duration open(List<String> tokens) throws IOException, InterruptedException {
        open = new CountDownLatch(tokens.size());
        long began = System.nanoTime();
        tokens.forEach(token -> waiting.add(Frames.upgrade(server, token)));
        selector.wakeup();
        while (!open.await(20, TimeUnit.MILLISECONDS)) {
            requireHealth();
            if (System.nanoTime() - began > OPEN_LIMIT.toNanos()) {
                throw new IOException(open.getCount() + " of " + tokens.size() + " sockets did not open");
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Throws what has gone wrong since the start, if anything: a socket that was closed, say. */
    public void requireHealth() throws IOException {
        if (failure != null) {
            throw new IOException("The sockets failed: " + failure, failure);
        }
    }

    private void runUntilClosed() {
        try {
            while (!closing) {
                startWaiting();
                selector.select(this::handle);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void startWaiting() throws IOException {
        while (opening < OPENING && !waiting.isEmpty()) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            int address = started / SOCKETS_OF_AN_ADDRESS;
            if (address > 0) {
                channel.bind(new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + address)}), 0));
            }
            Socket socket = new Socket(started++, waiting.remove());
            opening++;
            boolean connected = channel.connect(server);
            channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, socket);
            if (connected) {
                write(channel, ByteBuffer.wrap(socket.upgrade));
            }
        }
    }

    private void handle(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Socket socket = (Socket) key.attachment();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                write(channel, ByteBuffer.wrap(socket.upgrade));
            } else {
                read(channel, socket);
            }
        } catch (IOException | RuntimeException e) {
            key.cancel();
            fail(e);
        }
    }

    private void read(SocketChannel channel, Socket socket) throws IOException {
        buffer.clear().put(socket.rest);
        if (channel.read(buffer) < 0) {
            throw new IOException("The server cut socket " + socket.number);
        }
        long now = System.nanoTime();
        buffer.flip();
        if (socket.upgraded || finishUpgrade(socket)) {
            for (var frame = Frames.take(buffer); frame.isPresent(); frame = Frames.take(buffer)) {
                hear(channel, socket, frame.get(), now);
            }
        }
        socket.rest = new byte[buffer.remaining()];
        buffer.get(socket.rest);
    }

    private boolean finishUpgrade(Socket socket) throws ProtocolException {
        String answer = new String(buffer.array(), 0, buffer.limit(), US_ASCII);
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new ProtocolException("An upgrade was answered: " + answer);
        }
        buffer.position(end + 4);
        socket.upgraded = true;
        return true;
    }

    private void hear(SocketChannel channel, Socket socket, Frames.Frame frame, long now) throws IOException {
        switch (frame.opcode()) {
            case Frames.TEXT -> {
                if (socket.greeted) {
                    listener.heard(socket.number, frame.payload(), now);
                } else {
                    greet(socket, frame.payload());
                }
            }
            case Frames.PING -> write(channel, Frames.pong(frame.payload()));
            case Frames.CLOSE ->
                throw new ProtocolException(
                        "The server closed socket " + socket.number + ": " + Frames.reason(frame.payload()));
            default -> throw new ProtocolException("A frame of kind " + frame.opcode());
        }
    }

    private void greet(Socket socket, byte[] text) throws ProtocolException {
        if (!new String(text, US_ASCII).contains("\"hello\"")) {
            throw new ProtocolException("The first frame is no hello: " + new String(text, US_ASCII));
        }
        socket.greeted = true;
        opening--;
        open.countDown();
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("So little does not fit into a socket's buffer: the server does not read");
        }
    }

    private void fail(Exception e) {
        if (failure == null) {
            failure = e;
        }
    }

    /** Cuts all of them. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
