package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.LongStream;

/** What passes over a socket, in short. */
final class Frames {

    private static final JsonMapper JSON = new JsonMapper();

    private Frames() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static ObjectNode frame(String type) {
        return object().put("type", type);
    }

    static JsonNode hello() {
        return frame("hello").put("user_id", "trainee-1").put("heartbeat_seconds", 25);
    }

    static ObjectNode message(String conversation, long seq) {
        ObjectNode message = object().put("conversation_id", conversation)
                .put("seq", seq)
                .put("is_own", false)
                .put("content", "message " + seq)
                .put("created_at", "2026-02-19T10:15:30.123456Z");
        message.putObject("sender").put("id", "trainer-1").put("name", "Ana Ruiz");
        return message;
    }

    static JsonNode live(String conversation, long seq) {
        return frame("chat.new_message")
                .put("conversation_id", conversation)
                .set("message", message(conversation, seq));
    }

    /** The answer with the messages from the first to the last. */
    static JsonNode history(String conversation, long first, long last, boolean isComplete) {
        ObjectNode history =
                frame("history").put("conversation_id", conversation).put("complete", isComplete);
        var messages = history.putArray("messages");
        LongStream.rangeClosed(first, last).forEach(seq -> messages.add(message(conversation, seq)));
        return history;
    }

    static JsonNode error(String code) {
        return frame("error").put("code", code).put("detail", "It is " + code + ".");
    }

    static ObjectNode conversation(String id, long lastSeq, long readSeq) {
        ObjectNode conversation =
                object().put("id", id).put("last_seq", lastSeq).put("read_seq", readSeq);
        conversation.putObject("counterpart").put("id", "trainer-1").put("name", "Ana Ruiz");
        return conversation;
    }

    static JsonNode updated(JsonNode conversation) {
        return frame("conversation.updated").set("conversation", conversation);
    }

    static JsonNode resume(String conversation, long after) {
        ObjectNode resume = frame("resume").put("conversation_id", conversation).put("after_seq", after);
        return parse(resume.toString());
    }
}
