package dev.rapport.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEndpointsTest {

    private static TestServer server;

    private Conversation conversation;
    private String provider;
    private String customer;
    private String path;

    @BeforeAll
    static void start() {
        server = TestServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void talk() {
        conversation = server.world.aConversation();
        provider = server.tokens.of(World.pairOf(conversation).provider());
        customer = server.tokens.of(World.pairOf(conversation).customer());
        path = "/api/messaging/conversations/" + conversation.id();
    }

    @Test
    void sendShouldWriteTheMessageAsTheContractDoes() {
        ClientMessageId id = Fixtures.aClientMessageId();
        Reply reply = send("  Grüße \uD83D\uDE00\\r\\n<b>  ", id.toString().toUpperCase());
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body())
                .matches("\\{\"id\":\"[-0-9a-f]{36}\",\"conversation_id\":\"" + conversation.id()
                        + "\",\"seq\":2,\"kind\":\"text\",\"sender\":\\{\"id\":\""
                        + World.pairOf(conversation).provider()
                        + "\",\"name\":\"Provider [0-9]+\",\"side\":\"provider\"},\"is_own\":true,"
                        + "\"content\":\"Grüße \uD83D\uDE00\\\\n<b>\",\"client_message_id\":\"" + id
                        + "\",\"created_at\":\"2026-02-19T10:15:30.[0-9]{6}Z\",\"is_read\":false,\"read_at\":null}");
    }

    @Test
    void sendShouldAnswerARepeatWithTheSameMessage() {
        String id = Fixtures.aClientMessageId().toString();
        Reply first = send("Hi", id);
        Reply repeat = send(" Hi ", id.toUpperCase());
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        Reply other = send("Ho", id);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("client_message_id_reused");
    }

    @Test
    void sendShouldSayWhatIsWrongWithTheText() {
        assertThat(send(" \\u200b ").code()).isEqualTo("content_blank");
        assertThat(send("a\\u0000b").code()).isEqualTo("content_invalid");
        Reply tooLong = send("\uD83D\uDE00".repeat(2001));
        assertThat(tooLong.code()).isEqualTo("content_too_long");
        assertThat(tooLong.json().path("max_length").asInt()).isEqualTo(2000);
        assertThat(tooLong.json().path("length").asInt()).isEqualTo(2001);
        assertThat(send("\uD83D\uDE00".repeat(2000)).status()).isEqualTo(201);
    }

    @Test
    void sendShouldTellWhenTheNextOneIsAccepted() {
        try (TestServer limited =
                new TestServer.Setup().limitedTo(new RateLimit(1)).started()) {
            Conversation full = limited.world.aConversation();
            String token = limited.tokens.of(World.pairOf(full).provider());
            String send = "/api/messaging/conversations/" + full.id() + "/send/";
            limited.clock.advance(Duration.ofMillis(18_500));
            Reply reply = limited.post(send, token, "{\"content\":\"Hi\"}");
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.code()).isEqualTo("rate_limited");
            assertThat(reply.json().path("retry_after_seconds").asInt()).isEqualTo(42);
            assertThat(reply.header("Retry-After")).contains("42");
            limited.clock.advance(Duration.ofSeconds(42));
            assertThat(limited.post(send, token, "{\"content\":\"Hi\"}").status())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"up_to\":null}", "{\"up_to\":99}", "{\"up_to\":99999999999999999999999}"})
    void readShouldMeanAllUnlessToldOtherwise(String body) {
        server.world.said(Side.PROVIDER, conversation, "More");
        Reply reply = server.post(path + "/read/", customer, body);
        assertThat(reply.body()).isEqualTo("""
                        {"conversation_id":"%s","up_to_seq":2,"read_at":"2026-02-19T10:15:30.123456Z",\
                        "marked":2,"unread_count":0}""".formatted(conversation.id()));
    }

    @Test
    void readShouldStopWhereItIsTold() {
        server.world.said(Side.PROVIDER, conversation, "More");
        Reply reply = server.post(path + "/read/", customer, "{\"up_to\":1}");
        assertThat(reply.json().path("up_to_seq").asInt()).isEqualTo(1);
        assertThat(reply.json().path("unread_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"1\"", "1.0", "1e1", "true", "[1]"})
    void readShouldNameASeqThatIsNone(String upTo) {
        Reply reply = server.post(path + "/read/", customer, "{\"up_to\":" + upTo + "}");
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo("up_to");
    }

    @Test
    void unreadCountShouldBeOverAllConversations() {
        assertThat(server.get("/api/messaging/unread-count", customer).body()).isEqualTo("{\"unread_count\":1}");
        assertThat(server.get("/api/messaging/unread-count/", server.tokens.ofService())
                        .body())
                .isEqualTo("{\"unread_count\":0}");
    }

    private Reply send(String content) {
        return server.post(path + "/send/", provider, "{\"content\":\"" + content + "\"}");
    }

    private Reply send(String content, String id) {
        return server.post(
                path + "/send/", provider, "{\"content\":\"" + content + "\",\"client_message_id\":\"" + id + "\"}");
    }
}
