package dev.rapport.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody with a token, who knows the contract and nothing else, and holds every answer against the OpenAPI document. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP;
    private static final String MESSAGING = "/api/messaging/";
    private static final String DIRECTORY = "/api/directory/";

    static {
        // A server that stops waits a while for connections that are kept for later; nobody here has a later.
        System.setProperty("jdk.httpclient.keepalive.timeout", "0");
        HTTP = HttpClient.newHttpClient();
    }

    private final String address;
    private final Optional<String> token;

    Client(String address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    Reply me() {
        return get("me/");
    }

    Reply contacts() {
        return get("contacts/");
    }

    Reply conversations() {
        return get("conversations/");
    }

    Reply conversation(String id) {
        return get("conversations/" + id + "/");
    }

    Reply messages(String id) {
        return get("conversations/" + id + "/messages/");
    }

    long unread() {
        return get("unread-count/").expect(200).number("/unread_count");
    }

    Reply start(String recipient, String content) {
        return post(
                "conversations/start/", json().put("recipient_id", recipient).put("content", content));
    }

    Reply start(String recipient, String content, UUID name) {
        return post(
                "conversations/start/",
                json().put("recipient_id", recipient)
                        .put("content", content)
                        .put("client_message_id", name.toString()));
    }

    Reply send(String conversation, String content) {
        return post("conversations/" + conversation + "/send/", json().put("content", content));
    }

    Reply send(String conversation, String content, UUID name) {
        return post(
                "conversations/" + conversation + "/send/",
                json().put("content", content).put("client_message_id", name.toString()));
    }

    Reply read(String conversation) {
        return request("POST", MESSAGING + "conversations/" + conversation + "/read/", "");
    }

    Reply read(String conversation, long upTo) {
        return post("conversations/" + conversation + "/read/", json().put("up_to", upTo));
    }

    Reply device(String token) {
        return request("PUT", MESSAGING + "devices/" + token + "/", json().put("platform", "ios"));
    }

    Reply putMember(String id, String name, String role) {
        return request(
                "PUT",
                DIRECTORY + "members/" + id + "/",
                json().put("name", name).put("role", role));
    }

    Reply erase(String id) {
        return request("DELETE", DIRECTORY + "members/" + id + "/", "");
    }

    Reply relate(String provider, String customer) {
        return request("PUT", DIRECTORY + "relationships/" + provider + "/" + customer + "/", "");
    }

    Reply part(String provider, String customer) {
        return request("DELETE", DIRECTORY + "relationships/" + provider + "/" + customer + "/", "");
    }

    Reply get(String path) {
        return request("GET", path.startsWith("/") ? path : MESSAGING + path, "");
    }

    Reply post(String path, JsonNode body) {
        return request("POST", MESSAGING + path, body);
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    private Reply request(String method, String path, JsonNode body) {
        return request(method, path, body.toString());
    }

    Reply request(String method, String path, String body) {
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        return exchange(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Just these bytes with just these headers, and the token. */
    Reply exchange(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode answered =
                    response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
            Reply reply = new Reply(response.statusCode(), response.headers(), answered);
            Description.current().require(method, path, reply);
            return reply;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
