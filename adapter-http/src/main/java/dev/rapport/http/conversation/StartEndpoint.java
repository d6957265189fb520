package dev.rapport.http.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Call;
import dev.rapport.http.exchange.JsonObject;
import dev.rapport.http.exchange.Parsed;
import dev.rapport.http.message.MessageFields;
import dev.rapport.http.message.MessageJson;
import dev.rapport.http.metrics.SendMetrics;
import java.io.IOException;

/** Starting a conversation by its first message. */
public final class StartEndpoint {

    private final StartConversation startConversation;
    private final SendMetrics metrics;

    public StartEndpoint(StartConversation startConversation, SendMetrics metrics) {
        this.startConversation = startConversation;
        this.metrics = metrics;
    }

    public Answer start(Call call, Viewer viewer) {
        return call.body()
                .then(body -> command(viewer, body))
                .fold(
                        this::start,
                        problem -> startConversation
                                .refusal(viewer)
                                .map(Answer::refused)
                                .orElseGet(() -> Answer.problem(problem)));
    }

    private Answer start(StartConversation.Command command) {
        return metrics.counted(startConversation.start(command), StartConversation.Started::isNew)
                .fold(started -> Answer.stored(started.created(), json -> write(json, started)), Answer::refused);
    }

    private static Parsed<StartConversation.Command> command(Viewer viewer, JsonObject body) {
        return body.text("recipient_id")
                .then(text -> Parsed.of(MemberId.parse(text), "recipient_id", "This can't be a member's id."))
                .then(recipient -> MessageFields.read(body)
                        .map(fields -> new StartConversation.Command(
                                viewer, recipient, fields.content(), fields.clientMessageId())));
    }

    private static void write(JsonGenerator json, StartConversation.Started started) throws IOException {
        json.writeStartObject();
        json.writeFieldName("conversation");
        ConversationJson.write(json, started.conversation());
        json.writeFieldName("message");
        MessageJson.write(json, started.message());
        json.writeBooleanField("created", started.created());
        json.writeEndObject();
    }
}
