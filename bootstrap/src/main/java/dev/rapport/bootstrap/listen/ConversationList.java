package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rapport.domain.conversation.ConversationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches a member's conversations over REST. */
final class ConversationList {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final ServerAddress server;

    ConversationList(HttpClient http, ServerAddress server) {
        this.http = http;
        this.server = server;
    }

    /** All of them, page by page; or the one that is asked for. */
    List<JsonNode> fetch(String token, Optional<ConversationId> one) throws EndedException, InterruptedException {
        if (one.isPresent()) {
            return List.of(get(server.conversation(one.get()), token));
        }
        List<JsonNode> conversations = new ArrayList<>();
        Optional<URI> next = Optional.of(server.conversations());
        while (next.isPresent()) {
            JsonNode page = get(next.get(), token);
            page.path("results").forEach(conversations::add);
            next = Optional.ofNullable(page.path("next").textValue()).map(server::at);
        }
        return conversations;
    }

    private JsonNode get(URI address, String token) throws EndedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Patience.ANSWER)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new EndedException(Ending.answered(response.statusCode(), "GET " + address.getPath()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new EndedException(Ending.broken(e));
        }
    }
}
