package dev.rapport.http.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.member.MemberView;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationState;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.http.json.Json;
import dev.rapport.http.member.MemberJson;
import dev.rapport.http.problem.Refusals;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Conversations as the contract writes them. */
public final class ConversationJson {

    private ConversationJson() {}

    public static void write(JsonGenerator json, ConversationView view) throws IOException {
        Conversation conversation = view.conversation();
        Reading own = conversation.reading(view.viewerSide());
        Reading others = conversation.reading(view.viewerSide().other());
        json.writeStartObject();
        json.writeStringField("id", conversation.id().toString());
        member(json, "provider", view.provider());
        member(json, "customer", view.customer());
        member(json, "counterpart", view.counterpart());
        json.writeBooleanField("is_archived", conversation.isArchived());
        Json.time(json, "archived_at", archivedAt(conversation));
        json.writeBooleanField("can_send", view.cannotSendReason().isEmpty());
        Json.text(json, "cannot_send_reason", view.cannotSendReason().map(Refusals::name));
        json.writeNumberField("last_seq", conversation.lastSeq().value());
        Json.time(json, "last_message_at", conversation.head().lastMessageAt());
        Json.text(json, "last_message_preview", conversation.head().preview());
        json.writeNumberField("unread_count", own.unread());
        json.writeNumberField("read_seq", own.upTo().value());
        json.writeNumberField("counterpart_read_seq", others.upTo().value());
        Json.time(json, "created_at", conversation.createdAt());
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, String field, MemberView member) throws IOException {
        json.writeFieldName(field);
        MemberJson.write(json, member);
    }

    private static Optional<Instant> archivedAt(Conversation conversation) {
        return conversation.state() instanceof ConversationState.Archived archived
                ? Optional.of(archived.at())
                : Optional.empty();
    }
}
