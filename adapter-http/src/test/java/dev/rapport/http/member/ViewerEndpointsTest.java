package dev.rapport.http.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.Fixtures;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewerEndpointsTest {

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
    void meShouldSayWhoIsAskingAndTheRules() {
        server.world.known(Fixtures.aMember("t-7", "Ana Ruiz", Side.PROVIDER));
        assertThat(server.get("/api/messaging/me/", server.tokens.impersonating(new MemberId("t-7")))
                        .body())
                .isEqualTo("""
                        {"member":{"id":"t-7","name":"Ana Ruiz","avatar_url":null,"role":"provider","label":null},\
                        "role":"member","is_impersonated":true,\
                        "labels":{"provider":"Trainer","customer":"Trainee"},\
                        "limits":{"max_length":2000,"messages_per_minute":30}}""");
    }

    @Test
    void meShouldSayNullWhereThereIsNoLimit() {
        try (TestServer unlimited =
                new TestServer.Setup().limitedTo(RateLimit.OFF).started()) {
            String token = unlimited.tokens.of(unlimited.world.aProvider().id());
            Reply reply = unlimited.get("/api/messaging/me/", token);
            assertThat(reply.body()).contains("\"messages_per_minute\":null");
        }
    }

    @Test
    void meShouldNotKnowWhomTheDirectoryDoesNot() {
        Reply reply = server.get("/api/messaging/me/", server.tokens.of(new MemberId("nobody")));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("unknown_member");
    }

    @Test
    void headShouldAnswerAsGetDoesWithoutABody() {
        String token = server.tokens.of(server.world.aProvider().id());
        Reply get = server.get("/api/messaging/me/", token);
        Reply head = server.exchange(server.request("HEAD", "/api/messaging/me/", token, BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.header("Content-Type")).contains("application/json");
        Reply without = server.exchange(server.request("HEAD", "/api/messaging/me/", BodyPublishers.noBody()));
        assertThat(without.status()).isEqualTo(401);
    }

    @Test
    void contactsShouldBeThoseWhoCanBeMessaged() {
        Pair pair = server.world.aPair();
        Member other = server.world.known(Fixtures.called("Äa 100%_x", Side.CUSTOMER));
        server.world.related(pair.provider(), other.id());
        var conversation = server.world.aConversationOf(pair);
        Reply all = server.get("/api/messaging/contacts/", server.tokens.of(pair.provider()));
        assertThat(all.json().path("count").asInt()).isEqualTo(2);
        assertThat(all.json()
                        .path("results")
                        .path(0)
                        .path("member")
                        .path("name")
                        .asText())
                .isEqualTo("Äa 100%_x");
        assertThat(all.json().path("results").path(0).path("conversation_id").isNull())
                .isTrue();
        assertThat(all.json().path("results").path(1).path("conversation_id").asText())
                .isEqualTo(conversation.id().toString());
        Reply found =
                server.get("/api/messaging/contacts/?q=%C3%A4A%20100%25_&page=2", server.tokens.of(pair.provider()));
        assertThat(found.json().path("count").asInt()).isEqualTo(1);
        assertThat(found.json().path("previous").asText())
                .isEqualTo("/api/messaging/contacts/?q=%C3%A4A+100%25_&page=1");
        Reply back = server.get(found.json().path("previous").asText(), server.tokens.of(pair.provider()));
        assertThat(back.json().path("results")).hasSize(1);
    }
}
