package dev.rapport.http.message;

import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import java.util.Optional;

/**
 * What somebody wrote, as sending and starting take it.
 *
 * @param content not looked at yet: what a message may say is the core's to judge
 */
public record MessageFields(String content, Optional<ClientMessageId> clientMessageId) {

    public static Parsed<MessageFields> read(JsonObject body) {
        return body.text("content").then(content -> clientMessageId(body).map(id -> new MessageFields(content, id)));
    }

    private static Parsed<Optional<ClientMessageId>> clientMessageId(JsonObject body) {
        String field = "client_message_id";
        return body.optionalText(field)
                .then(text -> text.isEmpty()
                        ? Parsed.of(Optional.<ClientMessageId>empty())
                        : Parsed.of(ClientMessageId.parse(text.get()), field, "This has to be a UUID.")
                                .map(Optional::of));
    }
}
