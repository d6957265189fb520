package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that says what a test has it say: for what the real one says rarely, late, or never. */
final class FakeServer implements AutoCloseable {

    private static final int LIMIT_SECONDS = 30;

    private final Map<WsContext, FakeSocket> sockets = new ConcurrentHashMap<>();
    private final BlockingQueue<FakeSocket> opened = new LinkedBlockingQueue<>();
    private final Javalin javalin;
    private volatile List<List<JsonNode>> pages = List.of(List.of());
    private volatile int status = 200;

    FakeServer() {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/api/messaging/conversations/", this::list);
                    config.routes.get("/api/messaging/conversations/{id}/", this::show);
                    config.routes.addWsHandler(WsHandlerType.WEBSOCKET, "/ws/messaging/", this::socket);
                    config.routes.addWsHandler(WsHandlerType.WEBSOCKET, "/ws/messaging/{id}/", this::socket);
                })
                .start("127.0.0.1", 0);
    }

    private void list(Context call) {
        int page = call.queryParamAsClass("page", Integer.class).getOrDefault(1);
        var json = Frames.object();
        if (page < pages.size()) {
            json.put("next", "/api/messaging/conversations/?page=" + (page + 1));
        } else {
            json.putNull("next");
        }
        pages.get(page - 1).forEach(json.putArray("results")::add);
        answer(call, json);
    }

    private void show(Context call) {
        answer(call, pages.get(0).get(0));
    }

    private void answer(Context call, JsonNode json) {
        call.status(status).contentType("application/json").result(json.toString());
    }

    private void socket(WsConfig socket) {
        socket.onConnect(context -> {
            var one = new FakeSocket(context);
            sockets.put(context, one);
            opened.add(one);
        });
        socket.onMessage(context -> sockets.get(context).hear(context.message()));
        socket.onClose(context -> sockets.get(context).end(context.status()));
    }

    ServerAddress address() {
        return ServerAddress.parse("http://127.0.0.1:" + javalin.port()).orElseThrow();
    }

    /** What the member's list is from now on. */
    void hasConversations(JsonNode... conversations) {
        pages = List.of(List.of(conversations));
    }

    void hasPages(List<List<JsonNode>> more) {
        pages = more;
    }

    /** What REST answers from now on. */
    void answers(int code) {
        status = code;
    }

    /** Waits for the next client. */
    FakeSocket accept() throws InterruptedException {
        FakeSocket next = opened.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nobody connects");
        }
        return next;
    }

    /** Waits for the next client, and greets it. */
    FakeSocket welcome() throws InterruptedException {
        FakeSocket next = accept();
        next.say(Frames.hello());
        return next;
    }

    boolean hasVisitor() {
        return !opened.isEmpty();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
