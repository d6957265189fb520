package dev.rapport.http.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A socket on which anything can be said, also what no HTTP client would. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public RawClient say(String text) {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Waits until the server has said that. */
    public RawClient hear(String ending) {
        StringBuilder heard = new StringBuilder();
        try {
            while (heard.indexOf(ending) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("not heard: " + ending + " but: " + heard);
                }
                heard.append((char) next);
            }
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Whether the server says nothing, and keeps the connection, for so long. */
    public boolean isLeftInPeace(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            setPatience();
        }
    }

    private void setPatience() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (SocketException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Everything until the server closes the connection. */
    public String untilClosed() {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.write(next);
            }
        } catch (SocketException reset) {
            heard.writeBytes("\n(reset)".getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Closes the connection, abruptly with a reset. */
    public void leave(boolean abruptly) {
        try {
            if (abruptly) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
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
