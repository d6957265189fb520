package dev.rapport.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;

/**
 * A client's side of a kept connection that costs as little as it may, so that what is measured is the server: requests
 * come as bytes, and of an answer nothing is looked at but its status and where it ends. For one thread.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int INITIAL_BYTES = 65_536;
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String CONTENT_LENGTH = "\r\ncontent-length: ";

    private final SocketChannel channel;
    private byte[] received = new byte[INITIAL_BYTES];
    private int length;
    private int bodyAt;

    public HttpConnection(InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Sends a request and waits for its answer's end. */
    public int exchange(ByteBuffer request) throws IOException {
        while (request.hasRemaining()) {
            channel.write(request);
        }
        length = 0;
        bodyAt = endOfHeaders();
        int end = bodyAt + contentLength();
        while (length < end) {
            receive();
        }
        if (length > end) {
            throw new ProtocolException("An answer is longer than it says");
        }
        return (received[STATUS_AT] - '0') * 100 + (received[STATUS_AT + 1] - '0') * 10 + received[STATUS_AT + 2] - '0';
    }

    /** The same, where only one status will do. */
    public void exchange(ByteBuffer request, int expected) throws IOException {
        int status = exchange(request);
        if (status != expected) {
            throw new ProtocolException(
                    "Answered " + status + " instead of " + expected + ": " + new String(body(), US_ASCII));
        }
    }

    /** The body of the last answer. */
    public byte[] body() {
        return Arrays.copyOfRange(received, bodyAt, length);
    }

    private int endOfHeaders() throws IOException {
        int searched = 0;
        while (true) {
            receive();
            for (int i = searched; i <= length - END_OF_HEADERS.length; i++) {
                if (Arrays.equals(received, i, i + END_OF_HEADERS.length, END_OF_HEADERS, 0, END_OF_HEADERS.length)) {
                    return i + END_OF_HEADERS.length;
                }
            }
            searched = Math.max(0, length - END_OF_HEADERS.length);
        }
    }

    private int contentLength() throws ProtocolException {
        for (int i = STATUS_AT; i < bodyAt - CONTENT_LENGTH.length(); i++) {
            if (received[i] == '\r' && isContentLength(i)) {
                int value = 0;
                for (int at = i + CONTENT_LENGTH.length(); received[at] != '\r'; at++) {
                    value = value * 10 + received[at] - '0';
                }
                return value;
            }
        }
        throw new ProtocolException("An answer does not say its length: "
                + new String(received, 0, bodyAt, US_ASCII).toLowerCase(Locale.ROOT));
    }

    private boolean isContentLength(int at) {
        for (int i = 0; i < CONTENT_LENGTH.length(); i++) {
            if (Character.toLowerCase((char) received[at + i]) != CONTENT_LENGTH.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void receive() throws IOException {
        if (length == received.length) {
            received = Arrays.copyOf(received, 2 * length);
        }
        int read = channel.read(ByteBuffer.wrap(received, length, received.length - length));
        if (read < 0) {
            throw new EOFException("The server closed the connection");
        }
        length += read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
