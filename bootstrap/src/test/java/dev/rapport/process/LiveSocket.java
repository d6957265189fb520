package dev.rapport.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A socket of a member, as a client has one: what it hears is kept, what it says is said. */
final class LiveSocket implements AutoCloseable {

    private static final int LIMIT_SECONDS = 30;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private LiveSocket(HttpClient http, String address, String token) {
        socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(address.replaceFirst("^http", "ws") + "/ws/messaging/"), new Ear())
                .join();
    }

    /** Opens one, and waits until it is welcome. */
    static LiveSocket open(HttpClient http, String address, String token) throws InterruptedException {
        LiveSocket socket = new LiveSocket(http, address, token);
        socket.await("hello");
        return socket;
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            frame.append(part);
            if (isLast) {
                heard.add(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Looks at that conversation from here on; once this returns, the server knows. */
    void focus(String conversation) throws InterruptedException {
        say("{\"type\":\"focus\",\"conversation_id\":\"%s\"}".formatted(conversation));
    }

    /** Looks at no conversation any more; once this returns, the server knows. */
    void lookAway() throws InterruptedException {
        say("{\"type\":\"focus\",\"conversation_id\":null}");
    }

    private void say(String frame) throws InterruptedException {
        socket.sendText(frame, true).join();
        socket.sendText("{\"type\":\"ping\"}", true).join();
        await("pong");
    }

    /** Waits for a frame of that type; what comes before it is let go. */
    private void await(String type) throws InterruptedException {
        String frame;
        do {
            frame = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no " + type + " within " + LIMIT_SECONDS + " s");
            }
        } while (!frame.contains("\"type\":\"" + type + "\""));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
