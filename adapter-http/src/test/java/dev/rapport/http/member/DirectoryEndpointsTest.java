package dev.rapport.http.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Pair;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryEndpointsTest {

    private static final String MEMBERS = "/api/directory/members/";
    private static final String RELATIONSHIPS = "/api/directory/relationships/";

    private static TestServer server;
    private static String service;

    @BeforeAll
    static void start() {
        server = TestServer.started();
        service = server.tokens.ofService();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void putShouldMakeAMemberKnownAndChangeWhatIsKnown() {
        String path = MEMBERS + "a:b.c%40d-_/";
        Reply created = server.put(
                path, service, "{\"name\":\" Ana \",\"role\":\"provider\",\"avatar_url\":\"https://x.example/a.png\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo("""
                        {"id":"a:b.c@d-_","name":"Ana","avatar_url":"https://x.example/a.png","role":"provider",\
                        "label":null}""");
        Reply updated = server.put(path, service, "{\"name\":\"Ana Ruiz\",\"role\":\"customer\",\"avatar_url\":null}");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(server.get(path, service).body()).isEqualTo(updated.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"provider\"} | name",
                "{\"name\":\" \",\"role\":\"provider\"} | name",
                "{\"name\":7,\"role\":\"provider\"} | name",
                "{\"name\":\"a\\nb\",\"role\":\"provider\"} | name",
                "{\"name\":\"Ana\"} | role",
                "{\"name\":\"Ana\",\"role\":\"Provider\"} | role",
                "{\"name\":\"Ana\",\"role\":\"admin\"} | role",
                "{\"name\":\"Ana\",\"role\":\"provider\",\"avatar_url\":\"http://x.example/a\"} | avatar_url",
                "{\"name\":\"Ana\",\"role\":\"provider\",\"avatar_url\":\"javascript:x\"} | avatar_url",
                "{\"name\":\"Ana\",\"role\":\"provider\",\"avatar_url\":1} | avatar_url"
            })
    void putShouldNameTheFieldThatIsWrong(String body, String field) {
        Reply reply = server.put(MEMBERS + "x/", service, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void putShouldKeepTheRoleOfWhoeverHasConversations() {
        Pair pair = World.pairOf(server.world.aConversation());
        Reply reply = server.put(MEMBERS + pair.provider() + "/", service, "{\"name\":\"Ana\",\"role\":\"customer\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("role");
    }

    @Test
    void anIdThatCanBeNobodysShouldBeNotFoundOrNamedOrGone() {
        String path = MEMBERS + "a%20b/";
        assertThat(server.get(path, service).code()).isEqualTo("not_found");
        assertThat(server.put(path, service, "{\"name\":\"Ana\",\"role\":\"provider\"}")
                        .json()
                        .path("field")
                        .asText())
                .isEqualTo("id");
        assertThat(server.delete(path, service).status()).isEqualTo(204);
        assertThat(server.get(MEMBERS + "nobody/", service).code()).isEqualTo("not_found");
    }

    @Test
    void deleteShouldEraseAndLeaveWhatWasWritten() {
        Conversation conversation = server.world.aConversation();
        Pair pair = World.pairOf(conversation);
        assertThat(server.delete(MEMBERS + pair.provider() + "/", service).status())
                .isEqualTo(204);
        assertThat(server.delete(MEMBERS + pair.provider() + "/", service).status())
                .isEqualTo(204);
        assertThat(server.get(MEMBERS + pair.provider() + "/", service).status())
                .isEqualTo(404);
        Reply left = server.get(
                "/api/messaging/conversations/" + conversation.id() + "/messages/", server.tokens.of(pair.customer()));
        assertThat(left.json().path("results").path(0).path("sender").path("id").isNull())
                .isTrue();
        assertThat(left.json()
                        .path("results")
                        .path(0)
                        .path("sender")
                        .path("name")
                        .asText())
                .isEqualTo("[Trainer Removed]");
    }

    @Test
    void relationshipsShouldBeginAndEnd() {
        String provider = server.world.aProvider().id().value();
        String customer = server.world.aCustomer().id().value();
        String path = RELATIONSHIPS + provider + "/" + customer + "/";
        Reply begun = server.put(path, service, "");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body())
                .isEqualTo("{\"provider_id\":\"" + provider + "\",\"customer_id\":\"" + customer + "\"}");
        assertThat(server.put(path, service, "").status()).isEqualTo(200);
        Reply ended = server.delete(path, service);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.header("Content-Type")).isEmpty();
        assertThat(server.delete(path, service).status()).isEqualTo(204);
    }

    @Test
    void relationshipsThatCanNotBeShouldBeNamed() {
        String provider = server.world.aProvider().id().value();
        String customer = server.world.aCustomer().id().value();
        assertThat(field(RELATIONSHIPS + "nobody/" + customer)).isEqualTo("provider_id");
        assertThat(field(RELATIONSHIPS + provider + "/nobody")).isEqualTo("customer_id");
        assertThat(field(RELATIONSHIPS + customer + "/" + provider)).isEqualTo("provider_id");
        assertThat(field(RELATIONSHIPS + provider + "/" + provider)).isEqualTo("customer_id");
        assertThat(field(RELATIONSHIPS + "a%20b/" + customer)).isEqualTo("provider_id");
        assertThat(server.delete(RELATIONSHIPS + "a%20b/" + customer, service).status())
                .isEqualTo(204);
        assertThat(server.delete(RELATIONSHIPS + provider + "/" + provider, service)
                        .status())
                .isEqualTo(204);
    }

    private static String field(String path) {
        return server.put(path, service, "").json().path("field").asText();
    }
}
