package dev.rapport.http.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client's end of a socket, frame by frame: one that answers no ping, reads nothing, or says what no client says. */
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int RECEIVE_BUFFER = 4_096;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** What came over the wire. */
    public record Frame(int opcode, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    /** @param headers each ended by CR and LF */
    public RawSocket(int port, String target, String headers) {
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = head();
            if (!answer.startsWith("HTTP/1.1 101 ")) {
                throw new AssertionError("no upgrade: " + answer);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** With a token in the header. */
    public static RawSocket of(int port, String token) {
        return new RawSocket(port, "/ws/messaging/", "Authorization: Bearer " + token + "\r\n");
    }

    /** Without a token. */
    public static RawSocket stranger(int port) {
        return new RawSocket(port, "/ws/messaging/", "");
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Says a text frame, with {@code '} for {@code "}. */
    public RawSocket say(String frame) {
        return say(TEXT, true, frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public RawSocket say(int opcode, boolean isLast, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((isLast ? FIN : 0) | opcode);
        if (payload.length < LENGTH_16) {
            frame.write(MASKED | payload.length);
        } else {
            frame.write(MASKED | LENGTH_64);
            frame.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
        }
        // A mask of zeros leaves the payload as it is.
        frame.writeBytes(new byte[Integer.BYTES]);
        frame.writeBytes(payload);
        try {
            socket.getOutputStream().write(frame.toByteArray());
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The next frame of whatever kind, all its fragments together. */
    public Frame hear() {
        try {
            int first = in.readUnsignedByte();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(payload());
            for (int next = first; (next & FIN) == 0; ) {
                next = in.readUnsignedByte();
                whole.writeBytes(payload());
            }
            return new Frame(first & ~FIN, whole.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private byte[] payload() throws IOException {
        long length = in.readUnsignedByte();
        if (length == LENGTH_16) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_64) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    /** The code with which the server closes; what comes before is passed over. */
    public int closeCode() {
        Frame frame = hear();
        while (frame.opcode() != CLOSE) {
            frame = hear();
        }
        return frame.closeCode();
    }

    /** Waits until the connection is at its end, however that comes. */
    public void awaitEnd() {
        try {
            while (in.read() >= 0) {
                // What is still on its way.
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection is still open", open);
        } catch (IOException reset) {
            // That is an end too.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
