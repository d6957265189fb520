package dev.rapport.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.security.TokenSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client of a running server, who knows nothing of it but what it promises to the outside. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final int LIMIT_SECONDS = 20;
    private static final String HOST = "host platform";

    private final String address;
    private final TokenMinter minter;

    Api(String address, TokenSettings tokens) {
        this.address = address;
        this.minter = new TokenMinter(tokens, Clock.systemUTC());
    }

    /** @param body null where there is none */
    public record Answer(int status, String contentType, Optional<String> retryAfter, JsonNode body) {

        /** The body, of which nothing is known unless the answer is a good one. */
        public JsonNode good() {
            if (status / 100 != 2) {
                throw new AssertionError(this);
            }
            return body;
        }
    }

    /** A request yet to be sent. */
    public record Call(String method, String path, String viewer, Object body) {

        public static Call get(String viewer, String path) {
            return new Call("GET", "/api/messaging/" + path, viewer, null);
        }

        public static Call post(String viewer, String path, Object body) {
            return new Call("POST", "/api/messaging/" + path, viewer, body);
        }

        static Call send(String viewer, String conversation, String content, String clientMessageId) {
            return post(
                    viewer,
                    "conversations/" + conversation + "/send/",
                    Map.of("content", content, "client_message_id", clientMessageId));
        }

        static Call health(String which) {
            return new Call("GET", "/health/" + which, null, null);
        }

        /** A call of the host platform's back end. */
        public static Call directory(String method, String path, Object body) {
            return new Call(method, "/api/directory/" + path, HOST, body);
        }
    }

    /** The body of a send without a name. */
    public static Map<String, String> content(String content) {
        return Map.of("content", content);
    }

    public JsonNode get(String viewer, String path) throws IOException, InterruptedException {
        return ask(Call.get(viewer, path)).good();
    }

    public JsonNode post(String viewer, String path, Object body) throws IOException, InterruptedException {
        return ask(Call.post(viewer, path, body)).good();
    }

    public Answer ask(Call call) throws IOException, InterruptedException {
        return answer(HTTP.send(request(call), BodyHandlers.ofByteArray()));
    }

    CompletableFuture<Answer> askAsync(Call call) {
        return HTTP.sendAsync(request(call), BodyHandlers.ofByteArray()).thenApply(Api::answer);
    }

    /** Opens a socket of a member. */
    LiveSocket connect(String viewer) throws InterruptedException {
        return LiveSocket.open(HTTP, address, token(viewer));
    }

    /** Opens a socket and waits until it is let in; with what code the server closes it, when it does. */
    CompletableFuture<Integer> socketClosed(String viewer) {
        CompletableFuture<Void> hello = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token(viewer))
                .buildAsync(
                        URI.create(address.replaceFirst("^http", "ws") + "/ws/messaging/"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence frame, boolean isLast) {
                                hello.complete(null);
                                socket.request(1);
                                return null;
                            }

                            @Override
                            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                                closed.complete(code);
                                return null;
                            }

                            @Override
                            public void onError(WebSocket socket, Throwable cause) {
                                closed.completeExceptionally(cause);
                            }
                        })
                .join();
        hello.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        return closed;
    }

    /** Makes a provider and a customer known who work together, and the conversation that the provider starts. */
    Talk introduce(String provider, String customer) throws IOException, InterruptedException {
        put("members/" + provider + "/", Map.of("name", "Provider " + provider, "role", "provider"));
        put("members/" + customer + "/", Map.of("name", "Customer " + customer, "role", "customer"));
        put("relationships/" + provider + "/" + customer + "/", null);
        JsonNode started =
                post(provider, "conversations/start/", Map.of("recipient_id", customer, "content", "Good day"));
        return new Talk(started.at("/conversation/id").asText(), provider, customer);
    }

    private void put(String path, Object body) throws IOException, InterruptedException {
        ask(Call.directory("PUT", path, body)).good();
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(URI.create(address + call.path())).timeout(Duration.ofSeconds(40));
        if (call.viewer() != null) {
            request.header("Authorization", "Bearer " + token(call.viewer()));
        }
        if (call.body() == null) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofByteArray(bytes(call.body())))
                .build();
    }

    /** Where its socket is. */
    URI socket() {
        return URI.create(address.replaceFirst("^http", "ws") + "/ws/messaging/");
    }

    String token(String viewer) {
        boolean isHost = viewer.equals(HOST);
        return minter.mint(new TokenRequest(
                new MemberId(isHost ? "host" : viewer),
                isHost ? ViewerRole.SERVICE : ViewerRole.MEMBER,
                Optional.empty(),
                Duration.ofHours(1)));
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        try {
            JsonNode body = response.body().length == 0 ? null : JSON.readTree(response.body());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After"),
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
