package dev.rapport.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A socket of somebody's who knows the contract and nothing else: every frame is waited for, with a limit. */
final class LiveSocket implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** Keeps frames until they are asked for. */
    LiveSocket(URI address, String token) {
        this.socket = open(address, token, frames::add);
    }

    /** Hands frames on as they come, one after the other. */
    LiveSocket(URI address, String token, Consumer<JsonNode> receiver) {
        this.socket = open(address, token, receiver);
    }

    private WebSocket open(URI address, String token, Consumer<JsonNode> receiver) {
        return get(HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(address, new Listener(receiver)));
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final Consumer<JsonNode> receiver;

        Listener(Consumer<JsonNode> receiver) {
            this.receiver = receiver;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode frame = json(text.toString());
                text.setLength(0);
                receiver.accept(frame);
            }
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

    /** A frame that is about a conversation. */
    static ObjectNode frame(String type, String conversation) {
        return frame(type).put("conversation_id", conversation);
    }

    static ObjectNode frame(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** One at a time: the client's end takes no two. */
    synchronized void say(ObjectNode frame) {
        get(socket.sendText(frame.toString(), true));
    }

    /** The next frame. */
    JsonNode next() {
        try {
            JsonNode frame = frames.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("no frame within " + LIMIT);
            }
            return frame;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The next frame of that type; others before it are passed over. */
    JsonNode next(String type) {
        JsonNode frame = next();
        while (!frame.path("type").asText().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** The next frame of each of these types, whichever comes first; others among them are passed over. */
    Map<String, JsonNode> nextInAnyOrder(String... types) {
        Map<String, JsonNode> found = new HashMap<>();
        while (found.size() < types.length) {
            JsonNode frame = next();
            String type = frame.path("type").asText();
            if (List.of(types).contains(type)) {
                found.putIfAbsent(type, frame);
            }
        }
        return found;
    }

    /** What the next error frame says. */
    String refusal() {
        return next("error").path("code").asText();
    }

    /** Every frame that comes before the answer to a ping. */
    List<JsonNode> untilPong() {
        say(frame("ping"));
        List<JsonNode> before = new ArrayList<>();
        JsonNode frame = next();
        while (!frame.path("type").asText().equals("pong")) {
            before.add(frame);
            frame = next();
        }
        return before;
    }

    /** The code with which the server closes. */
    int closeCode() {
        return get(closed);
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("not within " + LIMIT, failure);
        }
    }

    /** Leaves without a word, as a phone does in a tunnel. */
    @Override
    public void close() {
        socket.abort();
    }
}
