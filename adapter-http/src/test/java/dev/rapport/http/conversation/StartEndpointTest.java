package dev.rapport.http.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.member.Pair;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.Fixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartEndpointTest {

    private static final String PATH = "/api/messaging/conversations/start/";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void startShouldMakeTheConversationOnceAndSendAllTheSame() {
        Pair pair = server.world.aPair();
        String token = server.tokens.of(pair.provider());
        Reply first = server.post(PATH, token, hello(pair.customer().value()));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").asBoolean()).isTrue();
        assertThat(first.json().path("conversation").path("last_seq").asInt()).isEqualTo(1);
        assertThat(first.json().path("message").path("content").asText()).isEqualTo("Hello");
        Reply second = server.post(PATH, token, hello(pair.customer().value()));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean()).isFalse();
        assertThat(second.json().path("message").path("seq").asInt()).isEqualTo(2);
        assertThat(second.json().path("conversation").path("id"))
                .isEqualTo(first.json().path("conversation").path("id"));
    }

    @Test
    void startShouldBeRepeatable() {
        Pair pair = server.world.aPair();
        String body = "{\"recipient_id\":\"%s\",\"content\":\"Hello\",\"client_message_id\":\"%s\"}"
                .formatted(pair.customer(), Fixtures.aClientMessageId());
        Reply first = server.post(PATH, server.tokens.of(pair.provider()), body);
        Reply repeat = server.post(PATH, server.tokens.of(pair.provider()), body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.json().path("created").asBoolean()).isFalse();
        assertThat(repeat.json().path("message")).isEqualTo(first.json().path("message"));
    }

    @Test
    void startWithSomebodyUnrelatedShouldBeRefusedKnownOrNot() {
        String token = server.tokens.of(server.world.aProvider().id());
        assertThat(server.post(PATH, token, hello(server.world.aCustomer().id().value()))
                        .code())
                .isEqualTo("no_relationship");
        assertThat(server.post(PATH, token, hello("nobody")).code()).isEqualTo("no_relationship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "\"\"", "\"a b\"", "[\"x\"]"})
    void aRecipientThatCanBeNobodyShouldBeNamed(String recipient) {
        Reply reply = server.post(
                PATH,
                server.tokens.of(server.world.aProvider().id()),
                "{\"recipient_id\":" + recipient + ",\"content\":\"Hello\"}");
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo("recipient_id");
    }

    @Test
    void customersShouldStartWhereThePlatformLetsThem() {
        try (TestServer either =
                new TestServer.Setup().startedBy(StartPolicy.EITHER).started()) {
            Pair pair = either.world.aPair();
            assertThat(either.post(
                                    PATH,
                                    either.tokens.of(pair.customer()),
                                    hello(pair.provider().value()))
                            .status())
                    .isEqualTo(201);
        }
    }

    private static String hello(String recipient) {
        return "{\"recipient_id\":\"" + recipient + "\",\"content\":\"Hello\"}";
    }
}
