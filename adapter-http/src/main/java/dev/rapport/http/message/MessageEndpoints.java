package dev.rapport.http.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.message.CountUnread;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.Seq;
import dev.rapport.http.conversation.ConversationEndpoints;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.json.Json;
import dev.rapport.http.metrics.SendMetrics;
import java.io.IOException;
import java.util.Optional;

/** Sending, reading and counting. A body that is wrong is told of only to those who may do what they ask for. */
public final class MessageEndpoints {

    private final SendMessage sendMessage;
    private final MarkRead markRead;
    private final CountUnread countUnread;
    private final SendMetrics metrics;

    public MessageEndpoints(SendMessage sendMessage, MarkRead markRead, CountUnread countUnread, SendMetrics metrics) {
        this.sendMessage = sendMessage;
        this.metrics = metrics;
        this.markRead = markRead;
        this.countUnread = countUnread;
    }

    public Answer send(Call call, Viewer viewer) {
        return ConversationEndpoints.inConversation(
                call,
                id -> call.body()
                        .then(MessageFields::read)
                        .fold(
                                fields -> send(viewer, id, fields),
                                problem -> sendMessage
                                        .refusal(viewer, id)
                                        .map(Answer::refused)
                                        .orElseGet(() -> Answer.problem(problem))));
    }

    private Answer send(Viewer viewer, ConversationId id, MessageFields fields) {
        SendMessage.Command command = new SendMessage.Command(viewer, id, fields.content(), fields.clientMessageId());
        return metrics.counted(sendMessage.send(command), SendMessage.Sent::isNew)
                .fold(
                        sent -> Answer.stored(sent.isNew(), json -> MessageJson.write(json, sent.message())),
                        Answer::refused);
    }

    public Answer read(Call call, Viewer viewer) {
        return ConversationEndpoints.inConversation(
                call,
                id -> call.body()
                        .then(MessageEndpoints::upTo)
                        .fold(
                                upTo -> read(new MarkRead.Command(viewer, id, upTo)),
                                problem -> markRead.refusal(viewer, id)
                                        .map(Answer::refused)
                                        .orElseGet(() -> Answer.problem(problem))));
    }

    private Answer read(MarkRead.Command command) {
        return markRead.mark(command).fold(marked -> Answer.ok(json -> write(json, marked)), Answer::refused);
    }

    public Answer unreadCount(Call call, Viewer viewer) {
        long count = countUnread.count(viewer);
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeNumberField("unread_count", count);
            json.writeEndObject();
        });
    }

    /** How far something is read; empty: all of it. */
    public static Parsed<Optional<Seq>> upTo(JsonObject body) {
        return body.optionalCount("up_to")
                .map(seq -> seq.isPresent() ? Optional.of(new Seq(seq.getAsLong())) : Optional.empty());
    }

    private static void write(JsonGenerator json, MarkRead.Marked marked) throws IOException {
        json.writeStartObject();
        json.writeStringField("conversation_id", marked.conversation().toString());
        json.writeNumberField("up_to_seq", marked.upTo().value());
        Json.time(json, "read_at", marked.readAt());
        json.writeNumberField("marked", marked.marked());
        json.writeNumberField("unread_count", marked.unread());
        json.writeEndObject();
    }
}
