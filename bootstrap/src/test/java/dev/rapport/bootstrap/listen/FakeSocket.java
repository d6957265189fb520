package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server's end of a connection. */
final class FakeSocket {

    private static final int LIMIT_SECONDS = 30;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final WsContext context;
    private final String authorization;
    private final String path;

    FakeSocket(WsContext context) {
        this.context = context;
        this.authorization = context.header("Authorization");
        this.path = context.session.getUpgradeRequest().getRequestURI().getPath();
    }

    void hear(String frame) {
        heard.add(Frames.parse(frame));
    }

    void end(int status) {
        ended.complete(status);
    }

    String authorization() {
        return authorization;
    }

    String path() {
        return path;
    }

    void say(JsonNode frame) {
        say(frame.toString());
    }

    void say(String text) {
        context.send(text);
    }

    void ping() {
        context.sendPing();
    }

    void close(int code) {
        context.closeSession(code, "");
    }

    /** Without a word. */
    void drop() {
        context.session.disconnect();
    }

    /** Waits for what the client says next. */
    JsonNode next() throws InterruptedException {
        JsonNode frame = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("The client says nothing");
        }
        return frame;
    }

    boolean hasHeardMore() {
        return !heard.isEmpty();
    }

    /** Waits until the client has gone, and answers with which close code. */
    int endCode() throws Exception {
        return ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
