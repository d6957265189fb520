package dev.rapport.http.member;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.application.member.ListContacts;
import dev.rapport.application.member.MemberView;
import dev.rapport.application.member.WhoAmI;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.Side;
import dev.rapport.http.json.Json;
import java.io.IOException;

/** Members as the contract writes them. */
public final class MemberJson {

    private MemberJson() {}

    public static void write(JsonGenerator json, MemberView member) throws IOException {
        json.writeStartObject();
        Json.text(json, "id", member.id());
        json.writeStringField("name", member.name());
        Json.text(json, "avatar_url", member.avatar());
        json.writeStringField("role", name(member.role()));
        Json.text(json, "label", member.label());
        json.writeEndObject();
    }

    /** The contract's word for a side. */
    public static String name(Side side) {
        return switch (side) {
            case PROVIDER -> "provider";
            case CUSTOMER -> "customer";
        };
    }

    static void write(JsonGenerator json, ListContacts.Contact contact) throws IOException {
        json.writeStartObject();
        json.writeFieldName("member");
        write(json, contact.member());
        Json.text(json, "conversation_id", contact.conversation());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, WhoAmI.Me me) throws IOException {
        json.writeStartObject();
        json.writeFieldName("member");
        write(json, me.member());
        json.writeStringField("role", name(me.role()));
        json.writeBooleanField("is_impersonated", me.isImpersonated());
        json.writeObjectFieldStart("labels");
        json.writeStringField("provider", me.labels().provider());
        json.writeStringField("customer", me.labels().customer());
        json.writeEndObject();
        json.writeObjectFieldStart("limits");
        json.writeNumberField("max_length", me.maxLength());
        json.writeFieldName("messages_per_minute");
        if (me.messagesPerMinute().isPresent()) {
            json.writeNumber(me.messagesPerMinute().getAsInt());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String name(ViewerRole role) {
        return switch (role) {
            case MEMBER -> "member";
            case ADMIN -> "admin";
            case SERVICE -> "service";
        };
    }
}
