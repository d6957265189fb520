package dev.rapport.http.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.message.Message;
import dev.rapport.http.json.Json;
import dev.rapport.http.member.MemberJson;
import java.io.IOException;

/** Messages as the contract writes them. */
public final class MessageJson {

    private MessageJson() {}

    public static void write(JsonGenerator json, MessageView view) throws IOException {
        Message message = view.message();
        json.writeStartObject();
        json.writeStringField("id", message.id().toString());
        json.writeStringField("conversation_id", message.conversation().toString());
        json.writeNumberField("seq", message.seq().value());
        json.writeStringField("kind", "text");
        json.writeObjectFieldStart("sender");
        Json.text(json, "id", view.sender().id());
        json.writeStringField("name", view.sender().name());
        json.writeStringField("side", MemberJson.name(message.author()));
        json.writeEndObject();
        json.writeBooleanField("is_own", view.isOwn());
        json.writeStringField("content", message.text().value());
        Json.text(json, "client_message_id", message.clientMessageId());
        Json.time(json, "created_at", message.createdAt());
        json.writeBooleanField("is_read", message.readAt().isPresent());
        Json.time(json, "read_at", message.readAt());
        json.writeEndObject();
    }
}
