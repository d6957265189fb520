package dev.rapport.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A member with an open socket, who talks in one conversation and complains of whatever is not the next message. Fast where
 * {@code rapport listen} is careful: hundreds of them live in one process.
 */
final class Ear {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Talk talk;
    private final String member;
    private final List<String> complaints = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private WebSocket socket;
    private CompletableFuture<?> written = CompletableFuture.completedFuture(null);
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();
    private long lastSeq = 1;

    private record Unanswered(String frame, CompletableFuture<Void> answer) {}

    private Ear(Talk talk, String member) {
        this.talk = talk;
        this.member = member;
    }

    /** Opens the socket of somebody whose conversation has one message. */
    static Ear open(Api api, Talk talk, String member) throws Exception {
        var ear = new Ear(talk, member);
        ear.socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.token(member))
                .buildAsync(api.socket(), ear.new Receiver())
                .get(10, TimeUnit.SECONDS);
        ear.greeted.get(10, TimeUnit.SECONDS);
        return ear;
    }

    Talk talk() {
        return talk;
    }

    String member() {
        return member;
    }

    synchronized long lastSeq() {
        return lastSeq;
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Sends through the socket; what it answers is there when the message is on disk. */
    CompletableFuture<?> say() {
        String id = UUID.randomUUID().toString();
        Map<String, String> frame = Map.of(
                "type",
                "send",
                "conversation_id",
                talk.id(),
                "client_message_id",
                id,
                "content",
                Long.toString(System.nanoTime()));
        var send = new Unanswered(JSON.valueToTree(frame).toString(), new CompletableFuture<>());
        unanswered.put(id, send);
        write(send);
        return send.answer();
    }

    /** One after another, as a socket takes them. */
    private synchronized void write(Unanswered send) {
        written = written.thenCompose(before -> socket.sendText(send.frame(), true));
    }

    /** Sends by REST. */
    CompletableFuture<?> post(Api api) {
        String content = Long.toString(System.nanoTime());
        return insist(
                api, Api.Call.send(member, talk.id(), content, UUID.randomUUID().toString()));
    }

    private static CompletableFuture<JsonNode> insist(Api api, Api.Call call) {
        return api.askAsync(call)
                .thenCompose(answer ->
                        answer.status() == 503 ? insist(api, call) : CompletableFuture.completedFuture(answer.good()));
    }

    /** Waits for the message with that seq, as long as nothing goes wrong, and until then. */
    synchronized void awaitMessages(long seq, long end) throws InterruptedException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        while (lastSeq < seq && complaints.isEmpty() && millis > 0) {
            wait(millis);
            millis = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** The times from a send to each socket, in words. */
    static String latencies(Collection<Ear> ears) {
        List<Long> all =
                ears.stream().flatMap(ear -> ear.latencies.stream()).sorted().toList();
        return "p50 %.1f ms, p99 %.1f ms, at most %.1f ms"
                .formatted(
                        all.get(all.size() / 2) / 1e6,
                        all.get((int) (all.size() * 0.99)) / 1e6,
                        all.get(all.size() - 1) / 1e6);
    }

    private synchronized void hear(String text, long now) {
        JsonNode frame = parse(text);
        switch (frame.path("type").asText()) {
            case "hello" -> greeted.complete(null);
            case "chat.new_message" -> message(frame.path("message"), now);
            case "unread_count", "conversation.updated" -> {
                // As it should be.
            }
            case "ack" ->
                unanswered
                        .remove(frame.path("client_message_id").asText())
                        .answer()
                        .complete(null);
            case "error" -> refused(frame);
            default -> complain(text);
        }
        notifyAll();
    }

    /** A busy server may refuse for now: then the same is sent again, and is one message still. */
    private void refused(JsonNode error) {
        Unanswered send = unanswered.get(error.path("client_message_id").asText());
        if (send != null && error.path("code").asText().equals("unavailable")) {
            write(send);
        } else {
            complain(error.toString());
        }
    }

    private void message(JsonNode message, long now) {
        long seq = message.path("seq").asLong();
        if (seq == 1) {
            // It may still have been under way when the socket was opened.
            return;
        }
        if (seq != lastSeq + 1 || !message.path("conversation_id").asText().equals(talk.id())) {
            complain("after message " + lastSeq + " comes " + message);
        }
        lastSeq = Math.max(lastSeq, seq);
        latencies.add(now - message.path("content").asLong());
    }

    private synchronized void complain(String complaint) {
        complaints.add(member + ": " + complaint);
        notifyAll();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                hear(text.toString(), System.nanoTime());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            complain("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            complain("broken: " + failure);
        }
    }
}
