package dev.rapport.http.live;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.live.News;
import dev.rapport.application.message.MessageView;
import dev.rapport.application.message.ReadHistory;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Seq;
import dev.rapport.http.conversation.ConversationJson;
import dev.rapport.http.json.Json;
import dev.rapport.http.message.MessageJson;
import dev.rapport.http.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The frames to clients as the contract writes them. */
final class FrameJson {

    private FrameJson() {}

    /** Writes the fields of a frame beside its type. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static OutgoingFrame hello(MemberId member, Instant now) {
        return frame("hello", json -> {
            json.writeStringField("user_id", member.value());
            json.writeNumberField("heartbeat_seconds", LiveLimits.HEARTBEAT.toSeconds());
            Json.time(json, "server_time", now);
        });
    }

    static OutgoingFrame pong() {
        return frame("pong", json -> {});
    }

    /** @param named the client's name for the message, as the client spelled it: what it waits for */
    static OutgoingFrame ack(Optional<String> named, MessageView message) {
        return frame("ack", json -> {
            Json.text(json, "client_message_id", named);
            json.writeFieldName("message");
            MessageJson.write(json, message);
        });
    }

    static OutgoingFrame history(ConversationId conversation, Seq after, ReadHistory.Part part) {
        return frame("history", json -> {
            json.writeStringField("conversation_id", conversation.toString());
            json.writeArrayFieldStart("messages");
            Seq reached = after;
            for (MessageView message : part.messages()) {
                MessageJson.write(json, message);
                reached = message.message().seq();
            }
            json.writeEndArray();
            json.writeNumberField("last_seq", part.lastSeq().value());
            json.writeNumberField(
                    "counterpart_read_seq", part.counterpartReadSeq().value());
            json.writeBooleanField("complete", !part.lastSeq().isAfter(reached));
        });
    }

    /**
     * A refusal or a fault, with all that a problem says of it that is of use here.
     *
     * @param conversation what it was about, as far as that is known
     */
    static OutgoingFrame error(Problem problem, Optional<String> conversation, Optional<String> clientMessageId) {
        return frame("error", json -> {
            json.writeStringField("code", problem.code());
            json.writeStringField("detail", problem.detail());
            if (conversation.isPresent()) {
                json.writeStringField("conversation_id", conversation.get());
            }
            if (clientMessageId.isPresent()) {
                json.writeStringField("client_message_id", clientMessageId.get());
            }
            for (Map.Entry<String, Object> extra : problem.extras().entrySet()) {
                json.writeObjectField(extra.getKey(), extra.getValue());
            }
            String retryAfter = problem.headers().get("Retry-After");
            if (retryAfter != null && !problem.extras().containsKey("retry_after_seconds")) {
                json.writeNumberField("retry_after_seconds", Integer.parseInt(retryAfter));
            }
        });
    }

    static OutgoingFrame news(News news) {
        if (news instanceof News.NewMessage message) {
            return newMessage(message);
        }
        if (news instanceof News.ReadReceipt receipt) {
            return readReceipt(receipt);
        }
        if (news instanceof News.Typing typing) {
            return typing(typing);
        }
        if (news instanceof News.ConversationUpdated updated) {
            return frame("conversation.updated", json -> {
                json.writeFieldName("conversation");
                ConversationJson.write(json, updated.conversation());
            });
        }
        long count = ((News.UnreadCount) news).count();
        return frame("unread_count", json -> json.writeNumberField("unread_count", count));
    }

    private static OutgoingFrame newMessage(News.NewMessage news) {
        return frame(OutgoingFrame.NEW_MESSAGE, json -> {
            json.writeStringField("conversation_id", news.conversation().toString());
            json.writeFieldName("message");
            MessageJson.write(json, news.message());
        });
    }

    private static OutgoingFrame readReceipt(News.ReadReceipt news) {
        return frame("chat.read_receipt", json -> {
            json.writeStringField("conversation_id", news.conversation().toString());
            Json.text(json, "reader_id", news.reader());
            json.writeNumberField("up_to_seq", news.upTo().value());
            Json.time(json, "read_at", news.readAt());
        });
    }

    private static OutgoingFrame typing(News.Typing news) {
        return frame("chat.typing", json -> {
            json.writeStringField("conversation_id", news.conversation().toString());
            json.writeStringField("user_id", news.typist().value());
            json.writeBooleanField("is_typing", news.isTyping());
        });
    }

    private static OutgoingFrame frame(String type, Fields fields) {
        byte[] bytes = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            fields.write(json);
            json.writeEndObject();
        });
        return new OutgoingFrame(type, new String(bytes, StandardCharsets.UTF_8), bytes.length);
    }
}
