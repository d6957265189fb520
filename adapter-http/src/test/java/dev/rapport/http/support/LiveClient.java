package dev.rapport.http.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A client's end of a socket: says frames, and waits for frames and for the end, with a limit. */
public final class LiveClient implements AutoCloseable {

    /** How long anything is waited for. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> pings = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private LiveClient(WebSocket.Builder builder, URI address) {
        this.socket = get(builder.buildAsync(address, new Listener()));
    }

    /** With a token in the header. */
    public static LiveClient open(int port, String path, String token) {
        return new LiveClient(
                HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + token), address(port, path));
    }

    /** Without a token in a header. */
    public static LiveClient open(int port, String path) {
        return new LiveClient(HTTP.newWebSocketBuilder(), address(port, path));
    }

    private static URI address(int port, String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.add("ping");
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cause) {
            closed.completeExceptionally(cause);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Says a frame, with {@code '} for {@code "}. */
    public LiveClient say(String frame) {
        return sayRaw(frame.replace('\'', '"'));
    }

    public LiveClient sayRaw(String text) {
        get(socket.sendText(text, true));
        return this;
    }

    public LiveClient sayBytes(byte[] bytes) {
        get(socket.sendBinary(ByteBuffer.wrap(bytes), true));
        return this;
    }

    public LiveClient ping() {
        get(socket.sendPing(ByteBuffer.allocate(0)));
        return this;
    }

    /** The next frame. */
    public JsonNode next() {
        try {
            JsonNode frame = frames.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame within " + LIMIT + (closed.isDone() ? ", closed: " + closed : ""));
            }
            return frame;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The next frame of that type; others before it are passed over. */
    public JsonNode next(String type) {
        return next(frame -> frame.path("type").asText().equals(type));
    }

    public JsonNode next(Predicate<JsonNode> wanted) {
        JsonNode frame = next();
        while (!wanted.test(frame)) {
            frame = next();
        }
        return frame;
    }

    /**
     * Every frame until the server has answered a ping: whatever it sent before that has come. What other threads of the
     * server are yet to deliver is not waited for.
     */
    public List<JsonNode> untilPong() {
        say("{'type': 'ping'}");
        List<JsonNode> before = new ArrayList<>();
        JsonNode frame = next();
        while (!frame.path("type").asText().equals("pong")) {
            before.add(frame);
            frame = next();
        }
        return before;
    }

    /** Waits for a ping of the protocol's. */
    public void awaitPing() {
        try {
            if (pings.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS) == null) {
                throw new AssertionError("no ping within " + LIMIT);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The code with which the server closes. */
    public int closeCode() {
        return get(closed);
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("not within " + LIMIT, failure);
        }
    }

    /** Leaves without waiting. */
    @Override
    public void close() {
        socket.abort();
    }
}
