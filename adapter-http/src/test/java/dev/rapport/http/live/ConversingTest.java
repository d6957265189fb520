package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Pair;
import dev.rapport.http.support.LiveClient;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two who talk through sockets: what each says, and what each hears. */
class ConversingTest {

    private final TestServer server = TestServer.started();
    private final Conversation conversation = server.world.aConversation();
    private final Pair pair = World.pairOf(conversation);

    @AfterEach
    void stop() {
        server.close();
    }

    private LiveClient provider() {
        return LiveClient.open(server.port(), "/ws/messaging/", server.tokens.of(pair.provider()));
    }

    private LiveClient customer() {
        return LiveClient.open(server.port(), "/ws/messaging/", server.tokens.of(pair.customer()));
    }

    private String frame(String type, String fields) {
        return "{'type': '" + type + "', 'conversation_id': '" + conversation.id() + "'" + fields + "}";
    }

    @Test
    void aMessageShouldBeAcknowledgedAndReachBothSides() {
        try (LiveClient trainer = provider();
                LiveClient trainee = customer()) {
            JsonNode hello = trainee.next();
            assertThat(hello.path("type").asText()).isEqualTo("hello");
            assertThat(hello.path("user_id").asText()).isEqualTo(pair.customer().value());
            assertThat(hello.path("heartbeat_seconds").asInt()).isEqualTo(25);
            trainer.next("hello");
            String name = "018f0000-0000-7000-8000-000000000001";
            trainer.say(frame("send", ", 'client_message_id': '" + name + "', 'content': ' Hi there 💪 '"));

            JsonNode ack = trainer.next("ack");
            assertThat(ack.path("client_message_id").asText()).isEqualTo(name);
            assertThat(ack.at("/message/content").asText()).isEqualTo("Hi there 💪");
            assertThat(ack.at("/message/is_own").asBoolean()).isTrue();
            JsonNode heard = trainee.next("chat.new_message");
            assertThat(heard.at("/message/seq").asLong()).isEqualTo(2);
            assertThat(heard.at("/message/is_own").asBoolean()).isFalse();
            assertThat(trainee.next("unread_count").path("unread_count").asLong())
                    .isEqualTo(2);

            trainee.say(frame("read", ""));
            JsonNode receipt = trainer.next("chat.read_receipt");
            assertThat(receipt.path("up_to_seq").asLong()).isEqualTo(2);
            assertThat(receipt.path("reader_id").asText())
                    .isEqualTo(pair.customer().value());
            assertThat(trainee.next("unread_count").path("unread_count").asLong())
                    .isZero();

            trainee.say(frame("typing", ", 'is_typing': true"));
            assertThat(trainer.next("chat.typing").path("is_typing").asBoolean())
                    .isTrue();

            trainee.say(frame("resume", ", 'after_seq': 0"));
            JsonNode history = trainee.next("history");
            assertThat(history.path("messages")).hasSize(2);
            assertThat(history.path("complete").asBoolean()).isTrue();
        }
    }

    @Test
    void anEndedRelationshipShouldNarrowTheCustomersSocket() {
        try (LiveClient trainee = customer();
                LiveClient trainer = provider();
                LiveClient one = LiveClient.open(
                        server.port(), "/ws/messaging/" + conversation.id() + "/", server.tokens.of(pair.customer()))) {
            trainee.next("hello");
            trainer.next("hello");
            one.next("hello");
            server.delete(
                    "/api/directory/relationships/" + pair.provider() + "/" + pair.customer() + "/",
                    server.tokens.ofService());
            JsonNode seen = trainee.next("conversation.updated").path("conversation");
            assertThat(seen.path("is_archived").asBoolean()).isTrue();
            assertThat(seen.path("cannot_send_reason").asText()).isEqualTo("conversation_archived");
            assertThat(seen.path("last_message_preview").isNull()).isTrue();
            assertThat(one.closeCode()).isEqualTo(4403);
            assertThat(trainer.next("conversation.updated")
                            .at("/conversation/last_message_preview")
                            .asText())
                    .isEqualTo("Hello");
        }
    }
}
