package dev.rapport.acceptance;

import static dev.rapport.acceptance.LiveSocket.frame;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.problem.CloseCode;
import dev.rapport.http.security.TokenSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What docs/protocol.md shows is what the server says, and what it understands. */
class ProtocolTest extends Scenarios {

    private final List<JsonNode> said = new ArrayList<>();
    private String conversation;

    @Override
    Store emptyStore() {
        return new MemoryStore();
    }

    @Test
    void serverShouldSayWhatTheExamplesSayAndNothingElse() {
        haveEverythingSaid();
        Map<String, List<JsonNode>> frames = said.stream().collect(groupingBy(ProtocolTest::type));
        Map<String, List<JsonNode>> examples = ProtocolExample.of(ProtocolExample.Side.SERVER).stream()
                .map(ProtocolExample::frame)
                .collect(groupingBy(ProtocolTest::type));

        assertThat(frames.keySet()).isEqualTo(examples.keySet());
        // In both directions: whatever is said has an example, and whatever an example shows has been said.
        assertThatAllFit(frames, shapes(examples));
        assertThatAllFit(examples, shapes(frames));
        assertThat(frames.get("hello").get(0).at("/heartbeat_seconds"))
                .isEqualTo(examples.get("hello").get(0).at("/heartbeat_seconds"));
    }

    @Test
    void serverShouldUnderstandWhatTheExamplesSay() {
        conversation = stage.aConversation();
        LiveSocket trainer = hello(stage.socketOf("trainer"));
        LiveSocket trainee = hello(stage.socketOf("trainee"));
        for (ProtocolExample example : ProtocolExample.of(ProtocolExample.Side.CLIENT)) {
            ObjectNode frame = inThisConversation(example.frame());
            trainee.say(frame);
            switch (example.type()) {
                case "send" ->
                    assertThat(trainee.next("ack").at("/client_message_id")).isEqualTo(frame.at("/client_message_id"));
                case "read" -> trainer.next("chat.read_receipt");
                case "typing" -> trainer.next("chat.typing");
                case "resume" ->
                    assertThat(trainee.next("history").at("/conversation_id").asText())
                            .isEqualTo(conversation);
                case "ping" -> trainee.next("pong");
                case "auth", "focus" -> {
                    // Obeyed in silence.
                }
                default -> throw new AssertionError("There is no such frame: " + example);
            }
            assertThat(trainee.untilPong())
                    .as("%s", example)
                    .extracting(ProtocolTest::type)
                    .doesNotContain("error");
            // Something new to be read, where the next example is a read.
            stage.as("trainer").send(conversation, "And?").expect(201);
            trainee.next("chat.new_message");
        }
    }

    @Test
    void documentShouldTellOfEveryCloseCode() {
        for (CloseCode code : CloseCode.values()) {
            assertThat(ProtocolExample.document()).containsPattern("(?m)^\\| ([0-9, ]+, )?" + code.code() + "\\b");
        }
    }

    /** One story in which everything happens that the document tells of. */
    private void haveEverythingSaid() {
        stage.aTrainerWithATrainee();
        LiveSocket trainer = closedLater(stage.socketOf("trainer"));
        LiveSocket trainee = closedLater(stage.socketOf("trainee"));
        hear(trainer, "hello");
        hear(trainee, "hello");
        conversation = stage.as("trainer")
                .start("trainee", "Welcome!", UUID.randomUUID())
                .expect(201)
                .text("/conversation/id");
        hear(trainee, "chat.new_message");
        stage.host()
                .request(
                        "PUT",
                        "/api/directory/members/trainer/",
                        "{\"name\": \"Ana Ruiz\", \"role\": \"provider\", \"avatar_url\": \"https://img.example/a.png\"}")
                .expect(200);
        hear(trainee, "conversation.updated");
        talk(trainer, trainee);
        refusals(trainee);
        end(trainer, trainee);
        said.addAll(trainer.untilPong());
        assertThat(trainee.closeCode()).isEqualTo(CloseCode.NO_ACCESS.code());
    }

    private void talk(LiveSocket trainer, LiveSocket trainee) {
        trainer.say(about("typing").put("is_typing", true));
        hear(trainee, "chat.typing");
        trainee.say(about("read").put("up_to", 1));
        hear(trainer, "chat.read_receipt");
        trainee.say(about("send")
                .put("content", "Hello")
                .put("client_message_id", UUID.randomUUID().toString()));
        hear(trainee, "ack");
        hear(trainer, "chat.new_message");
        stage.as("trainee").send(conversation, "And hello again").expect(201);
        hear(trainer, "chat.new_message");
        trainee.say(about("resume").put("after_seq", 0));
        hear(trainee, "history");
        trainee.say(frame("ping"));
        hear(trainee, "pong");
    }

    private void refusals(LiveSocket trainee) {
        trainee.say(frame("of.another.protocol"));
        hear(trainee, "error");
        trainee.say(named("send").put("content", "x".repeat(2001)));
        hear(trainee, "error");
        for (int i = 2; i < RateLimit.DEFAULT.sends(); i++) {
            stage.as("trainee").send(conversation, "Once more").expect(201);
        }
        trainee.say(named("send").put("content", "Too many"));
        hear(trainee, "error");
    }

    private void end(LiveSocket trainer, LiveSocket trainee) {
        stage.host().part("trainer", "trainee").expect(204);
        hear(trainee, "conversation.updated");
        trainee.say(named("send").put("content", "Too late"));
        hear(trainee, "error");
        stage.host().relate("trainer", "trainee").expect(201);
        hear(trainee, "conversation.updated");
        stage.host().erase("trainee").expect(204);
        // Ended, open again, and ended for good.
        hear(trainer, "conversation.updated");
        hear(trainer, "conversation.updated");
        hear(trainer, "conversation.updated");
        trainer.say(about("resume").put("after_seq", 0));
        hear(trainer, "history");
    }

    private ObjectNode about(String type) {
        return frame(type, conversation);
    }

    private ObjectNode named(String type) {
        return about(type).put("client_message_id", UUID.randomUUID().toString());
    }

    /** Everything that a socket hears until a frame of that type. */
    private void hear(LiveSocket socket, String type) {
        JsonNode frame = socket.next();
        said.add(frame);
        while (!type(frame).equals(type)) {
            frame = socket.next();
            said.add(frame);
        }
    }

    private LiveSocket hello(LiveSocket socket) {
        closedLater(socket).next("hello");
        return socket;
    }

    /** An example with the real thing in the place of what is made up in it. */
    private ObjectNode inThisConversation(JsonNode example) {
        ObjectNode frame = example.deepCopy();
        if (frame.path("conversation_id").isTextual()) {
            frame.put("conversation_id", conversation);
        }
        if (frame.has("token")) {
            frame.put("token", token("trainee"));
        }
        return frame;
    }

    private static String token(String member) {
        var minter =
                new TokenMinter(new TokenSettings(Stage.SECRET, Optional.empty(), Optional.empty()), Clock.systemUTC());
        return minter.mint(
                new TokenRequest(new MemberId(member), ViewerRole.MEMBER, Optional.empty(), Duration.ofHours(1)));
    }

    private static Map<String, JsonShape> shapes(Map<String, List<JsonNode>> frames) {
        return frames.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> JsonShape.of(entry.getValue())));
    }

    private static void assertThatAllFit(Map<String, List<JsonNode>> frames, Map<String, JsonShape> shapes) {
        frames.values().stream()
                .flatMap(Collection::stream)
                .forEach(frame -> assertThat(shapes.get(type(frame)).differences(frame))
                        .as("%s", frame)
                        .isEmpty());
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asText();
    }
}
