package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the endpoints answer: the contract's section 4. */
abstract class ApiScenarios extends ContractScenarios {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String[] MEMBER = {"id", "name", "avatar_url", "role", "label"};
    private static final String[] PAGE = {"count", "next", "previous", "results"};
    private static final String[] CONVERSATION = {
        "id",
        "provider",
        "customer",
        "counterpart",
        "is_archived",
        "archived_at",
        "can_send",
        "cannot_send_reason",
        "last_seq",
        "last_message_at",
        "last_message_preview",
        "unread_count",
        "read_seq",
        "counterpart_read_seq",
        "created_at"
    };
    private static final String[] MESSAGE = {
        "id",
        "conversation_id",
        "seq",
        "kind",
        "sender",
        "is_own",
        "content",
        "client_message_id",
        "created_at",
        "is_read",
        "read_at"
    };

    @Test
    void meShouldSayWhoOneIsAndByWhichRules() {
        Duo duo = aDuo();
        Reply me = duo.trainee().me().expect(200);
        assertThat(me.fields("")).containsExactlyInAnyOrder("member", "role", "is_impersonated", "labels", "limits");
        assertThat(me.fields("/member")).containsExactlyInAnyOrder(MEMBER);
        assertThat(me.text("/member/id")).isEqualTo(duo.customer());
        assertThat(me.text("/member/role")).isEqualTo("customer");
        assertThat(me.isNull("/member/label")).isTrue();
        assertThat(me.text("/role")).isEqualTo("member");
        assertThat(me.truth("/is_impersonated")).isFalse();
        assertThat(me.body().at("/labels").toString()).isEqualTo("{\"provider\":\"Trainer\",\"customer\":\"Trainee\"}");
        assertThat(me.body().at("/limits").toString()).isEqualTo("{\"max_length\":2000,\"messages_per_minute\":30}");
    }

    @Test
    void aConversationShouldHaveTheContractsFields() {
        Duo duo = aDuo();
        String id = duo.talk();
        Reply shown = duo.trainee().conversation(id).expect(200);
        assertThat(shown.fields("")).containsExactlyInAnyOrder(CONVERSATION);
        for (String member : List.of("/provider", "/customer", "/counterpart")) {
            assertThat(shown.fields(member)).containsExactlyInAnyOrder(MEMBER);
        }
        assertThat(shown.body().at("/counterpart")).isEqualTo(shown.body().at("/provider"));
        assertThat(shown.text("/id")).isEqualTo(id).matches(UUID_V7);
        assertThat(shown.isNull("/archived_at")).isTrue();
        assertThat(shown.isNull("/cannot_send_reason")).isTrue();
        assertThat(shown.truth("/can_send")).isTrue();
        assertThat(shown.number("/last_seq")).isEqualTo(1);
        assertThat(shown.number("/read_seq")).isZero();
        assertThat(shown.number("/counterpart_read_seq")).isZero();
        assertThat(shown.text("/last_message_at")).matches(TIME);
        assertThat(shown.text("/created_at")).matches(TIME).isEqualTo(shown.text("/last_message_at"));
        assertThat(duo.trainer().conversation(id).body().at("/counterpart"))
                .isEqualTo(shown.body().at("/customer"));
        duo.part();
        assertThat(duo.trainer().conversation(id).text("/archived_at")).matches(TIME);
    }

    @Test
    void aMessageShouldHaveTheContractsFields() {
        Duo duo = aDuo();
        String id = duo.talk();
        UUID name = UUID.randomUUID();
        Reply sent = duo.trainer().send(id, "Hi 💪", name).expect(201);
        assertThat(sent.fields("")).containsExactlyInAnyOrder(MESSAGE);
        assertThat(sent.fields("/sender")).containsExactlyInAnyOrder("id", "name", "side");
        assertThat(sent.text("/id")).matches(UUID_V7);
        assertThat(sent.text("/conversation_id")).isEqualTo(id);
        assertThat(sent.text("/kind")).isEqualTo("text");
        assertThat(sent.text("/sender/side")).isEqualTo("provider");
        assertThat(sent.text("/client_message_id")).isEqualTo(name.toString());
        assertThat(sent.text("/created_at")).matches(TIME);
        assertThat(sent.isNull("/read_at")).isTrue();
        assertThat(duo.trainer().messages(id).body().at("/results/0")).isEqualTo(sent.body());
        assertThat(duo.trainer().messages(id).isNull("/results/1/client_message_id"))
                .isTrue();
    }

    @Test
    void theOtherAnswersShouldHaveTheContractsFields() {
        Duo duo = aDuo();
        Reply started = duo.trainer().start(duo.customer(), "Hi").expect(201);
        String id = started.text("/conversation/id");
        assertThat(started.fields("")).containsExactlyInAnyOrder("conversation", "message", "created");
        assertThat(started.body().at("/conversation"))
                .isEqualTo(duo.trainer().conversation(id).body());
        assertThat(started.body().at("/message"))
                .isEqualTo(duo.trainer().messages(id).body().at("/results/0"));
        assertThat(duo.trainer().conversations().fields("")).containsExactlyInAnyOrder(PAGE);
        assertThat(duo.trainer().messages(id).fields("")).containsExactlyInAnyOrder(PAGE);
        Reply contacts = duo.trainer().contacts();
        assertThat(contacts.fields("")).containsExactlyInAnyOrder(PAGE);
        assertThat(contacts.fields("/results/0")).containsExactlyInAnyOrder("member", "conversation_id");
        assertThat(duo.trainee().get("unread-count/").fields("")).containsExactly("unread_count");
        Reply read = duo.trainee().read(id).expect(200);
        assertThat(read.fields(""))
                .containsExactlyInAnyOrder("conversation_id", "up_to_seq", "read_at", "marked", "unread_count");
        assertThat(read.text("/read_at")).matches(TIME);
        assertThat(read.text("/conversation_id")).isEqualTo(id);
    }

    @Test
    void aTrailingSlashShouldBeOptionalEverywhere() {
        Duo duo = aDuo();
        String id = duo.talk();
        String conversation = "/api/messaging/conversations/" + id;
        for (String path : List.of(
                "/api/messaging/me",
                "/api/messaging/contacts",
                "/api/messaging/conversations",
                conversation,
                conversation + "/messages",
                "/api/messaging/unread-count")) {
            assertThat(duo.trainer().get(path).expect(200).body())
                    .isEqualTo(duo.trainer().get(path + "/").expect(200).body());
        }
        String message = "{\"content\":\"Hi\"}";
        duo.trainer().request("POST", conversation + "/send", message).expect(201);
        duo.trainee().request("POST", conversation + "/read", "").expect(200);
        duo.trainer()
                .request(
                        "POST",
                        "/api/messaging/conversations/start",
                        "{\"content\":\"Hi\",\"recipient_id\":\"" + duo.customer() + "\"}")
                .expect(200);
        String device = "/api/messaging/devices/" + duo.provider();
        duo.trainer().request("PUT", device, "{\"platform\":\"web\"}").expect(204);
        duo.trainer().request("DELETE", device, "").expect(204);
        Client host = stage.host();
        host.get("/api/directory/members/" + duo.provider()).expect(200);
        host.request("PUT", "/api/directory/relationships/" + duo.provider() + "/" + duo.customer(), "")
                .expect(200);
    }

    @Test
    void jsonShouldGoInAndOutInUtf8AndFieldsNobodyKnowsBeIgnored() {
        Duo duo = aDuo();
        String id = duo.talk();
        Reply sent = duo.trainer()
                .request(
                        "POST",
                        "/api/messaging/conversations/" + id + "/send/",
                        "{\"content\":\"Grüße, 你好 💪\",\"colour\":{\"x\":[1,2]},\"kind\":\"image\",\"seq\":99}")
                .expect(201);
        assertThat(sent.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(sent.text("/content")).isEqualTo("Grüße, 你好 💪");
        assertThat(sent.text("/kind")).isEqualTo("text");
        assertThat(sent.number("/seq")).isEqualTo(2);
        assertThat(duo.trainee().conversations().text("/results/0/last_message_preview"))
                .isEqualTo("Grüße, 你好 💪");
    }

    @Test
    void archivedShouldNarrowTheList() {
        Duo duo = aDuo();
        String ended = duo.talk();
        duo.part();
        String other = duo.customer() + "-2";
        stage.customer(other, "Chiara");
        stage.host().relate(duo.provider(), other).expect(201);
        String open = duo.trainer().start(other, "Hi").text("/conversation/id");

        assertThat(duo.trainer().conversations().results("/id")).containsExactly(open, ended);
        assertThat(duo.trainer().get("conversations/?archived=false").results("/id"))
                .containsExactly(open);
        assertThat(duo.trainer().get("conversations/?archived=true").results("/id"))
                .containsExactly(ended);
        assertThat(duo.trainee().get("conversations/?archived=true").number("/count"))
                .isZero();
        assertThat(duo.trainer()
                        .get("conversations/?archived=maybe")
                        .refused(400, "invalid_request")
                        .text("/field"))
                .isEqualTo("archived");
        stage.host().erase(duo.provider()).expect(204);
        assertThat(stage.as(other).get("conversations/?archived=true").results("/id"))
                .containsExactly(open);
        assertThat(stage.as(other).get("conversations/?archived=false").number("/count"))
                .isZero();
        assertThat(duo.trainee().conversations().number("/count")).isZero();
    }

    @Test
    void bodiesOfSixtyFourKibibytesShouldPassAndLongerOnesNot() {
        Duo duo = aDuo();
        String path = "/api/messaging/conversations/" + duo.talk() + "/send/";
        String message = "{\"content\":\"Hi\"}";
        String largest = message + " ".repeat(65_536 - message.length());
        duo.trainer().request("POST", path, largest).expect(201);
        duo.trainer().request("POST", path, largest + " ").refused(413, "payload_too_large");
    }

    @Test
    void theServiceShouldSayWhatItTakes() {
        Duo duo = aDuo();
        String path = "/api/messaging/conversations/" + duo.talk() + "/send/";
        byte[] body = "{\"content\":\"Hi\"}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/plain", "application/xml", "application/json; charset=utf-16")) {
            duo.trainer()
                    .exchange("POST", path, Map.of("Content-Type", type), body)
                    .refused(415, "unsupported_media_type");
        }
        duo.trainer()
                .exchange("POST", path, Map.of("Content-Type", "application/json; charset=utf-8"), body)
                .expect(201);
        duo.trainer().request("PUT", path, "{}").refused(405, "method_not_allowed");
        duo.trainer().get("/api/messaging/nothing/").refused(404, "not_found");
        stage.withoutToken().get("/api/messaging/nothing/").refused(404, "not_found");
    }
}
