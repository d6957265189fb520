package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written, sent, read and counted: rules 5 to 8 and what section 10 says of them. */
abstract class InputScenarios extends ContractScenarios {

    private static Reply sendRaw(Client sender, String id, byte[] body) {
        String path = "/api/messaging/conversations/" + id + "/send/";
        return sender.exchange("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    private static Reply sendRaw(Client sender, String id, String body) {
        return sendRaw(sender, id, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClientMessageIdShouldBeAUuidInAnyCase() {
        Duo duo = aDuo();
        String id = duo.talk();
        String name = "0199ABCD-1234-4abc-8DEF-0123456789ab";
        String body = "{\"content\":\"Hi\",\"client_message_id\":\"%s\"}";
        Reply first = sendRaw(duo.trainer(), id, body.formatted(name)).expect(201);
        Reply again = sendRaw(duo.trainer(), id, body.formatted(name.toLowerCase(Locale.ROOT)))
                .expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        for (String bad : List.of("", "1", "1-1-1-1-1", "{" + name + "}", name + "0", "urn:uuid:" + name)) {
            assertThat(sendRaw(duo.trainer(), id, body.formatted(bad))
                            .refused(400, "invalid_request")
                            .text("/field"))
                    .isEqualTo("client_message_id");
        }
        sendRaw(duo.trainer(), id, "{\"content\":\"Hi\",\"client_message_id\":7}")
                .refused(400, "invalid_request");
        sendRaw(duo.trainer(), id, "{\"content\":\"Hi\",\"client_message_id\":null}")
                .expect(201);
    }

    @Test
    void aRepeatShouldCompareTheNormalisedText() {
        Duo duo = aDuo();
        String id = duo.talk();
        UUID name = UUID.randomUUID();
        Reply first = duo.trainer().send(id, "one\ntwo", name).expect(201);
        assertThat(duo.trainer()
                        .send(id, " \u3000one\r\ntwo\t\n", name)
                        .expect(200)
                        .body())
                .isEqualTo(first.body());
        duo.trainer().send(id, "one two", name).refused(409, "client_message_id_reused");
        duo.trainer().send(id, "One\ntwo", name).refused(409, "client_message_id_reused");
        assertThat(duo.trainer()
                        .start(duo.customer(), "one\ntwo", name)
                        .expect(200)
                        .body()
                        .at("/message"))
                .isEqualTo(first.body());
        assertThat(duo.trainer().conversation(id).number("/last_seq")).isEqualTo(2);
    }

    @Test
    void theSameNameShouldBeAnotherMessageElsewhereAndBySomebodyElse() {
        Duo duo = aDuo();
        String id = duo.talk();
        String other = duo.customer() + "-2";
        stage.customer(other, "Chiara");
        stage.host().relate(duo.provider(), other).expect(201);
        UUID name = UUID.randomUUID();
        duo.trainer().send(id, "Hi", name).expect(201);
        duo.trainee().send(id, "Hello", name).expect(201);
        duo.trainer().start(other, "Welcome", name).expect(201);
    }

    @Test
    void aBodyShouldBeOneJsonObjectInUtf8AndNothingElse() {
        Duo duo = aDuo();
        String id = duo.talk();
        List<String> broken = List.of(
                "",
                "null",
                "\"Hi\"",
                "[{\"content\":\"Hi\"}]",
                "{\"content\":\"Hi\"} x",
                "{\"content\":\"Hi\"}{}",
                "{\"content\":\"Hi\",}",
                "{'content':'Hi'}",
                "{\"content\":7}",
                "{\"content\":true}",
                "{\"content\":null}",
                "{\"content\":[\"Hi\"]}",
                "{\"Content\":\"Hi\"}");
        for (String body : broken) {
            sendRaw(duo.trainer(), id, body).refused(400, "invalid_request");
        }
        byte[] latin = "{\"content\":\"Gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);
        sendRaw(duo.trainer(), id, latin).refused(400, "invalid_request");
        sendRaw(duo.trainer(), id, "{\"content\":\"Hi\"}".getBytes(StandardCharsets.UTF_16))
                .refused(400, "invalid_request");
        sendRaw(duo.trainer(), id, " {\"content\":\"Hi\"}\r\n ").expect(201);
        for (String upTo : List.of("\"1\"", "1.5", "0", "-1", "true", "[1]")) {
            String path = "/api/messaging/conversations/" + id + "/read/";
            assertThat(duo.trainee()
                            .request("POST", path, "{\"up_to\":" + upTo + "}")
                            .refused(400, "invalid_request")
                            .text("/field"))
                    .isEqualTo("up_to");
        }
        assertThat(duo.trainee().unread()).isEqualTo(2);
    }

    @Test
    void aTextShouldBeStrippedAndOtherwiseKept() {
        Duo duo = aDuo();
        String id = duo.talk();
        Map<String, String> kept = Map.of(
                " \t\r\n\u3000Hi\u2029 ", "Hi",
                "a\r\nb\n\nc\td", "a\nb\n\nc\td",
                "<b>&amp; \"'</b>", "<b>&amp; \"'</b>",
                "a\u200bb\u00a0c", "a\u200bb\u00a0c",
                "e\u0301", "e\u0301",
                "👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧");
        kept.forEach((written, stored) -> assertThat(
                        duo.trainer().send(id, written).expect(201).text("/content"))
                .isEqualTo(stored));
        String longest = "x".repeat(2000);
        assertThat(duo.trainer().send(id, "  " + longest + "\n").expect(201).text("/content"))
                .isEqualTo(longest);
        for (String escaped :
                List.of("\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "a\\u007f", "a\\u0085b", "\\u001b[1m")) {
            sendRaw(duo.trainer(), id, "{\"content\":\"" + escaped + "\"}").refused(400, "content_invalid");
        }
        sendRaw(duo.trainer(), id, "{\"content\":\"\\ud83d\\udcaa\"}").expect(201);
    }

    @Test
    void aPreviewShouldBeOneLineOfAHundredCodePoints() {
        Duo duo = aDuo();
        String id = duo.talk();
        duo.trainer().send(id, "a\r\nb\n\nc\u2028d\u2029e").expect(201);
        assertThat(duo.trainee().conversation(id).text("/last_message_preview")).isEqualTo("a b c d e");
        duo.trainer().send(id, "💪".repeat(101)).expect(201);
        assertThat(duo.trainee().conversation(id).text("/last_message_preview")).isEqualTo("💪".repeat(100));
    }

    @Test
    void onlyAcceptedMessagesShouldCountAgainstTheRate() {
        Duo duo = aDuo();
        String id = duo.talk(28);
        UUID name = UUID.randomUUID();
        duo.trainer().send(id, "the 29th", name).expect(201);
        for (int i = 0; i < 5; i++) {
            duo.trainer().send(id, "the 29th", name).expect(200);
            duo.trainer().send(id, "another", name).expect(409);
            duo.trainer().send(id, " ").expect(400);
            duo.trainer().start("nobody", "Hi").expect(403);
        }
        duo.trainer().start(duo.customer(), "the 30th").expect(200);
        duo.trainer().send(id, "the 31st").refused(429, "rate_limited");
        duo.trainer().start(duo.customer(), "the 31st").refused(429, "rate_limited");
        duo.trainer().send(id, "the 29th", name).expect(200);
        duo.trainee().send(id, "mine are counted apart").expect(201);
    }

    @Test
    void theRateShouldHoldOverConversationsAndNodes() {
        Duo duo = aDuo();
        String id = duo.talk(29);
        String other = duo.customer() + "-2";
        stage.customer(other, "Chiara");
        stage.host().relate(duo.provider(), other).expect(201);
        try (Stage restarted = new Stage(store, Rules.DEFAULT)) {
            restarted.as(duo.provider()).start(other, "the 30th").expect(201);
            restarted.as(duo.provider()).send(id, "the 31st").refused(429, "rate_limited");
        }
        duo.trainer().send(id, "the 31st").refused(429, "rate_limited");
    }

    @Test
    void aReadMarkShouldMeanAllUnlessSaidAndBeClampedToTheEnd() {
        Duo duo = aDuo();
        String id = duo.talk(5);
        Reply two = duo.trainee().read(id, 2).expect(200);
        assertThat(two.number("/up_to_seq")).isEqualTo(2);
        assertThat(two.number("/marked")).isEqualTo(2);
        assertThat(two.number("/unread_count")).isEqualTo(3);
        Reply past = duo.trainee().read(id, 4000).expect(200);
        assertThat(past.number("/up_to_seq")).isEqualTo(5);
        assertThat(past.number("/marked")).isEqualTo(3);
        duo.trainer().send(id, "six").expect(201);
        String path = "/api/messaging/conversations/" + id + "/read/";
        assertThat(duo.trainee().request("POST", path, "{}").expect(200).number("/up_to_seq"))
                .isEqualTo(6);
        Reply again = duo.trainee().read(id).expect(200);
        assertThat(again.number("/marked")).isZero();
        assertThat(again.number("/unread_count")).isZero();
    }

    @Test
    void theAnswerToAReadShouldCountThisConversationAlone() {
        Duo duo = aDuo();
        String id = duo.talk(3);
        String second = duo.provider() + "-2";
        stage.provider(second, "Other Trainer");
        stage.host().relate(second, duo.customer()).expect(201);
        stage.as(second).start(duo.customer(), "Hi").expect(201);
        assertThat(duo.trainee().unread()).isEqualTo(4);
        assertThat(duo.trainee().read(id, 1).number("/unread_count")).isEqualTo(2);
        assertThat(duo.trainee().unread()).isEqualTo(3);
    }

    @Test
    void sendingShouldReadNothingAndIsReadMeanByTheRecipient() {
        Duo duo = aDuo();
        String id = duo.talk();
        duo.trainee().send(id, "Hello").expect(201);
        assertThat(duo.trainee().conversation(id).number("/unread_count")).isEqualTo(1);
        assertThat(duo.trainee().conversation(id).number("/read_seq")).isZero();
        duo.trainer().read(id).expect(200);
        for (Client anyone : List.of(duo.trainer(), duo.trainee(), duo.seenTrainee())) {
            assertThat(anyone.messages(id).results("/is_read")).containsExactly("true", "false");
        }
        assertThat(duo.trainee().conversation(id).number("/counterpart_read_seq"))
                .isEqualTo(2);
    }

    @Test
    void aLimitThatIsOffShouldLimitNothing() throws Exception {
        Store fresh = limitlessStore();
        try (Stage limitless = new Stage(fresh, new Rules(StartPolicy.PROVIDER, RateLimit.OFF, Labels.DEFAULT))) {
            Duo duo = Duo.on(limitless);
            String id = duo.talk(40);
            Reply me = duo.trainer().me().expect(200);
            assertThat(me.isNull("/limits/messages_per_minute")).isTrue();
            assertThat(duo.trainee().conversation(id).number("/last_seq")).isEqualTo(40);
        } finally {
            if (fresh != store && fresh instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** Where nodes have limits of their own, the store; in memory the limit is the store's, so another one. */
    private Store limitlessStore() {
        return store instanceof MemoryStore ? emptyStore() : store;
    }
}
