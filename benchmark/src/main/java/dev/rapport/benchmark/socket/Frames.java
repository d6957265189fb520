package dev.rapport.benchmark.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** As much of RFC 6455 as a client of our own server needs. */
final class Frames {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private Frames() {}

    /** A frame from the server, whole. */
    record Frame(int opcode, byte[] payload) {}

    /** The request that opens a socket. The key is always the same: no cache stands between. */
    static byte[] upgrade(InetSocketAddress server, String token) {
        return ("GET /ws/messaging/ HTTP/1.1\r\nHost: localhost:" + server.getPort()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** Takes the next frame out of what was received; empty, and nothing taken, where it is not all there. */
    static Optional<Frame> take(ByteBuffer received) throws ProtocolException {
        received.mark();
        if (received.remaining() < 2) {
            return Optional.empty();
        }
        int first = received.get() & 0xFF;
        long length = received.get() & 0xFF;
        if ((first & FINAL) == 0 || length >= MASKED) {
            throw new ProtocolException("The server sent a fragment or a masked frame");
        }
        int more = length == LENGTH_IN_TWO_BYTES ? Short.BYTES : length == LENGTH_IN_EIGHT_BYTES ? Long.BYTES : 0;
        if (received.remaining() >= more) {
            if (more > 0) {
                length = more == Short.BYTES ? Short.toUnsignedInt(received.getShort()) : received.getLong();
            }
            if (received.remaining() >= length) {
                byte[] payload = new byte[Math.toIntExact(length)];
                received.get(payload);
                return Optional.of(new Frame(first & 0x0F, payload));
            }
        }
        received.reset();
        return Optional.empty();
    }

    /** The answer to a ping: as a client's, masked, if only by zeros. */
    static ByteBuffer pong(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + MASK_BYTES + payload.length);
        frame.put((byte) (FINAL | PONG)).put((byte) (MASKED | payload.length)).putInt(0);
        return frame.put(payload).flip();
    }

    /** What a close frame says. */
    static String reason(byte[] payload) {
        return payload.length < Short.BYTES
                ? "without a code"
                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()) + " "
                        + new String(payload, Short.BYTES, payload.length - Short.BYTES, US_ASCII);
    }
}
