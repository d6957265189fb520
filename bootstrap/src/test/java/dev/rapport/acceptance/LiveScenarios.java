package dev.rapport.acceptance;

import static dev.rapport.acceptance.LiveSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ticket's live part, over real sockets. */
abstract class LiveScenarios extends Scenarios {

    private LiveSocket socketOf(String member) {
        LiveSocket socket = closedLater(stage.socketOf(member));
        assertThat(socket.next().path("type").asText()).isEqualTo("hello");
        return socket;
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    /** AC-7, AC-19. */
    @Test
    void ac7AConversationThatIsStartedShouldAppearAtOnceOnBothSides() {
        stage.aTrainerWithATrainee();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        String id = stage.as("trainer").start("trainee", "Welcome!").expect(201).text("/conversation/id");
        for (LiveSocket socket : List.of(trainee, trainer)) {
            JsonNode first = socket.next();
            assertThat(type(first)).isEqualTo("conversation.updated");
            assertThat(first.at("/conversation/id").asText()).isEqualTo(id);
            JsonNode second = socket.next();
            assertThat(type(second)).isEqualTo("chat.new_message");
            assertThat(second.at("/message/content").asText()).isEqualTo("Welcome!");
            assertThat(second.at("/message/seq").asLong()).isEqualTo(1);
        }
        assertThat(trainee.next("unread_count").path("unread_count").asLong()).isEqualTo(1);
    }

    @Test
    void ac7AMessageShouldBeTheSameByBothDoors() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        trainee.say(frame("send", id).put("content", "Hi\r\n<b>Ana</b> 💪 "));
        Map<String, JsonNode> both = trainee.nextInAnyOrder("ack", "chat.new_message");
        JsonNode acknowledged = both.get("ack").path("message");
        JsonNode own = both.get("chat.new_message").path("message");
        JsonNode heard = trainer.next("chat.new_message").path("message");
        assertThat(own).isEqualTo(acknowledged);
        assertThat(acknowledged)
                .isEqualTo(stage.as("trainee").messages(id).expect(200).body().at("/results/0"));
        assertThat(heard)
                .isEqualTo(stage.as("trainer").messages(id).expect(200).body().at("/results/0"));
        assertThat(heard.path("content").asText()).isEqualTo("Hi\n<b>Ana</b> 💪");
    }

    /** AC-8: the badge. */
    @Test
    void ac8TheUnreadCountShouldFollowWhateverChangesIt() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        stage.as("trainer").send(id, "And?").expect(201);
        assertThat(trainee.next("unread_count").path("unread_count").asLong()).isEqualTo(2);
        stage.as("trainee").read(id, 1).expect(200);
        assertThat(trainee.next("unread_count").path("unread_count").asLong()).isEqualTo(1);
        stage.host().part("trainer", "trainee").expect(204);
        assertThat(trainee.next("unread_count").path("unread_count").asLong()).isZero();
        stage.host().relate("trainer", "trainee");
        assertThat(trainee.next("unread_count").path("unread_count").asLong()).isEqualTo(1);
    }

    @Test
    void ac17TypingShouldReachTheOtherSideAlone() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket tablet = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        trainee.say(frame("typing", id).put("is_typing", true));
        trainee.say(frame("typing", id).put("is_typing", false));
        for (boolean isTyping : new boolean[] {true, false}) {
            JsonNode typing = trainer.next();
            assertThat(type(typing)).isEqualTo("chat.typing");
            assertThat(typing.path("user_id").asText()).isEqualTo("trainee");
            assertThat(typing.path("is_typing").asBoolean()).isEqualTo(isTyping);
        }
        assertThat(trainee.untilPong()).isEmpty();
        assertThat(tablet.untilPong()).isEmpty();
    }

    @Test
    void ac20AReadReceiptShouldReachBothSides() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        trainee.say(frame("read", id));
        JsonNode receipt = trainer.next("chat.read_receipt");
        assertThat(trainee.next("chat.read_receipt")).isEqualTo(receipt);
        assertThat(receipt.path("reader_id").asText()).isEqualTo("trainee");
        assertThat(receipt.path("up_to_seq").asLong()).isEqualTo(1);
        assertThat(receipt.path("read_at").asText())
                .isEqualTo(stage.as("trainer").messages(id).text("/results/0/read_at"));
        trainee.say(frame("read", id));
        assertThat(trainee.untilPong()).extracting(LiveScenarios::type).doesNotContain("chat.read_receipt");
    }

    @Test
    void edge1AnEndShouldShutTheTraineesSocketsAtOnceAndTellBoth() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        LiveSocket narrow = closedLater(stage.socketOf("trainee", id));
        narrow.next("hello");
        stage.host().part("trainer", "trainee").expect(204);
        JsonNode seen = trainee.next("conversation.updated").path("conversation");
        assertThat(seen.path("is_archived").asBoolean()).isTrue();
        assertThat(seen.path("can_send").asBoolean()).isFalse();
        assertThat(seen.path("last_message_preview").isNull()).isTrue();
        assertThat(narrow.closeCode()).isEqualTo(4403);
        JsonNode kept = trainer.next("conversation.updated").path("conversation");
        assertThat(kept)
                .isEqualTo(stage.as("trainer").conversation(id).expect(200).body());
        assertThat(kept.at("/counterpart/label").asText()).isEqualTo("[Trainee Removed]");
        for (String type : List.of("send", "read", "typing", "focus", "resume")) {
            trainee.say(
                    frame(type, id).put("content", "x").put("is_typing", true).put("after_seq", 0));
            assertThat(trainee.refusal()).isEqualTo("conversation_archived");
        }
        trainer.say(frame("read", id));
        trainer.next("chat.read_receipt");
        stage.host().relate("trainer", "trainee");
        JsonNode again = trainee.next("conversation.updated").path("conversation");
        assertThat(again)
                .isEqualTo(stage.as("trainee").conversation(id).expect(200).body());
        trainee.say(frame("send", id).put("content", "Back again"));
        trainer.next("chat.new_message");
    }

    @Test
    void aFrameThatNamesNoConversationShouldBeRefusedAndAFocusOnNothingNot() {
        stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        for (String type : List.of("send", "read", "typing", "focus", "resume")) {
            trainee.say(Client.json().put("type", type));
            assertThat(trainee.refusal()).as(type).isEqualTo("invalid_request");
        }
        trainee.say(Client.json().put("type", "focus").putNull("conversation_id"));
        trainee.say(Client.json().put("type", "ping"));
        assertThat(trainee.next("pong").size()).isEqualTo(1);
    }

    @Test
    void anAckShouldNameTheMessageAsItsSenderDid() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        String name = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        trainee.say(frame("send", id).put("content", "Hi").put("client_message_id", name));
        JsonNode ack = trainee.next("ack");
        assertThat(ack.path("client_message_id").asText()).isEqualTo(name);
        assertThat(ack.at("/message/client_message_id").asText()).isEqualTo(name.toLowerCase(Locale.ROOT));
    }

    @Test
    void anErasedMembersSocketsShouldCloseAndTheOtherSideLearnOfIt() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        LiveSocket looking = closedLater(stage.socketImpersonating("trainee"));
        looking.next("hello");
        stage.host().erase("trainee").expect(204);
        assertThat(trainee.closeCode()).isEqualTo(4403);
        assertThat(looking.closeCode()).isEqualTo(4403);
        JsonNode seen = trainer.next("conversation.updated").path("conversation");
        assertThat(seen)
                .isEqualTo(stage.as("trainer").conversation(id).expect(200).body());
        assertThat(seen.at("/counterpart/id").isNull()).isTrue();
        assertThat(closedLater(stage.socketOf("trainee")).closeCode()).isEqualTo(4403);
    }

    @Test
    void aNewNameShouldReachTheCounterpart() {
        stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        stage.host().putMember("trainer", "Ana Ruiz-Vega", "provider").expect(200);
        assertThat(trainee.next("conversation.updated")
                        .at("/conversation/counterpart/name")
                        .asText())
                .isEqualTo("Ana Ruiz-Vega");
    }

    @Test
    void edge10WhoeverLooksOnShouldLeaveNoTrace() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket looking = closedLater(stage.socketImpersonating("trainer"));
        looking.next("hello");
        for (String type : List.of("send", "read", "typing", "focus")) {
            looking.say(frame(type, id).put("content", "x").put("is_typing", true));
            assertThat(looking.refusal()).isEqualTo("impersonation_read_only");
        }
        looking.say(frame("resume", id).put("after_seq", 0));
        assertThat(looking.next("history").path("messages")).hasSize(1);
        trainee.say(frame("send", id).put("content", "Is that you?"));
        assertThat(looking.next("chat.new_message").at("/message/content").asText())
                .isEqualTo("Is that you?");
        trainee.next("chat.new_message");
        assertThat(trainee.untilPong())
                .extracting(LiveScenarios::type)
                .doesNotContain("chat.read_receipt", "chat.typing");
    }

    @Test
    void edge8TheRateWindowShouldBeOneForBothDoors() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        for (int i = 0; i < 15; i++) {
            stage.as("trainee").send(id, "over HTTP " + i).expect(201);
            trainee.say(frame("send", id).put("content", "through the socket " + i));
            trainee.next("ack");
        }
        String name = UUID.randomUUID().toString();
        trainee.say(frame("send", id).put("content", "one more").put("client_message_id", name));
        JsonNode refused = trainee.next("error");
        assertThat(refused.path("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.path("client_message_id").asText()).isEqualTo(name);
        assertThat(refused.path("retry_after_seconds").asLong()).isBetween(1L, 60L);
        stage.as("trainee").send(id, "one more").refused(429, "rate_limited");
    }

    @Test
    void sendingTwiceShouldBeSendingOnceThroughEitherDoor() {
        String id = stage.aConversation();
        LiveSocket trainee = socketOf("trainee");
        LiveSocket trainer = socketOf("trainer");
        UUID name = UUID.randomUUID();
        trainee.say(frame("send", id).put("content", "Once").put("client_message_id", name.toString()));
        JsonNode first = trainee.next("ack").path("message");
        trainee.say(frame("send", id).put("content", "Once").put("client_message_id", name.toString()));
        assertThat(trainee.next("ack").path("message")).isEqualTo(first);
        assertThat(stage.as("trainee").send(id, "Once", name).expect(200).body())
                .isEqualTo(first);
        trainee.say(frame("send", id).put("content", "Twice").put("client_message_id", name.toString()));
        assertThat(trainee.refusal()).isEqualTo("client_message_id_reused");
        trainer.next("chat.new_message");
        trainer.next("unread_count");
        assertThat(trainer.untilPong()).isEmpty();
    }

    @Test
    void framesShouldBeRefusedInTheOrderAndTheWordsOfRequests() {
        String id = stage.aConversation();
        stage.provider("stranger", "Somebody Else");
        LiveSocket stranger = socketOf("stranger");
        for (String type : List.of("send", "read", "typing", "focus", "resume")) {
            stranger.say(frame(type, id));
            JsonNode refused = stranger.next();
            assertThat(refused.path("code").asText()).isEqualTo("conversation_not_found");
            assertThat(refused.path("conversation_id").asText()).isEqualTo(id);
        }
        LiveSocket trainee = socketOf("trainee");
        trainee.say(frame("send", "no-uuid").put("content", "x"));
        assertThat(trainee.refusal()).isEqualTo("conversation_not_found");
        trainee.say(frame("send").put("content", "x"));
        JsonNode nowhere = trainee.next("error");
        assertThat(nowhere.path("code").asText()).isEqualTo("invalid_request");
        assertThat(nowhere.path("field").asText()).isEqualTo("conversation_id");
        trainee.say(frame("send", id).put("content", " \n "));
        assertThat(trainee.refusal()).isEqualTo("content_blank");
        trainee.say(frame("send", id).put("content", "x".repeat(2001)));
        JsonNode tooLong = trainee.next("error");
        assertThat(tooLong.path("code").asText()).isEqualTo("content_too_long");
        assertThat(tooLong.path("length").asInt()).isEqualTo(2001);
        trainee.say(frame("send", id).put("content", "a\u0000b"));
        assertThat(trainee.refusal()).isEqualTo("content_invalid");
        trainee.say(frame("send", id).put("content", 7));
        assertThat(trainee.refusal()).isEqualTo("invalid_request");
        trainee.say(frame("send", id).put("content", "x").put("client_message_id", "no-uuid"));
        assertThat(trainee.refusal()).isEqualTo("invalid_request");
        trainee.say(frame("read", id).put("up_to", 0));
        assertThat(trainee.refusal()).isEqualTo("invalid_request");
        trainee.say(frame("resume", id).put("after_seq", -1));
        assertThat(trainee.refusal()).isEqualTo("invalid_request");
        trainee.say(frame("typing", id));
        assertThat(trainee.refusal()).isEqualTo("invalid_request");
    }

    @Test
    void aSocketForOneConversationShouldImplyIt() {
        String id = stage.aConversation();
        stage.customer("other", "Chiara Conti");
        stage.host().relate("trainer", "other").expect(201);
        String elsewhere =
                stage.as("trainer").start("other", "Hello").expect(201).text("/conversation/id");
        LiveSocket narrow = closedLater(stage.socketOf("trainer", id));
        narrow.next("hello");
        narrow.say(frame("send").put("content", "Here"));
        assertThat(narrow.next("ack").at("/message/conversation_id").asText()).isEqualTo(id);
        narrow.say(frame("send", id.toUpperCase(Locale.ROOT)).put("content", "Here too"));
        narrow.next("ack");
        narrow.say(frame("send", elsewhere).put("content", "There"));
        assertThat(narrow.refusal()).isEqualTo("invalid_request");
        stage.as("other").send(elsewhere, "Do you hear me?").expect(201);
        stage.as("trainee").send(id, "I do").expect(201);
        JsonNode heard = narrow.next("chat.new_message");
        while (heard.at("/message/is_own").asBoolean()) {
            heard = narrow.next("chat.new_message");
        }
        assertThat(heard.at("/message/content").asText()).isEqualTo("I do");
        assertThat(narrow.next("unread_count").path("unread_count").asLong()).isPositive();
    }
}
