package dev.rapport.http.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConversationEndpointsTest {

    private static final String PATH = "/api/messaging/conversations/";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer.Setup().limitedTo(RateLimit.OFF).started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showShouldWriteAConversationAsTheContractDoes() {
        Conversation conversation = server.world.aConversationOf(namedPair());
        server.world.said(Side.CUSTOMER, conversation, "Hi\nthere");
        Reply reply = server.get(PATH + conversation.id() + "/", provider(conversation));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.body()).isEqualTo("""
                        {"id":"%s",\
                        "provider":{"id":"ana","name":"Ana Ruiz","avatar_url":null,"role":"provider","label":null},\
                        "customer":{"id":"bo","name":"Bø Ål","avatar_url":null,"role":"customer","label":null},\
                        "counterpart":{"id":"bo","name":"Bø Ål","avatar_url":null,"role":"customer","label":null},\
                        "is_archived":false,"archived_at":null,"can_send":true,"cannot_send_reason":null,\
                        "last_seq":2,"last_message_at":"2026-02-19T10:15:30.123457Z",\
                        "last_message_preview":"Hi there","unread_count":1,"read_seq":0,"counterpart_read_seq":0,\
                        "created_at":"2026-02-19T10:15:30.123456Z"}""".formatted(conversation.id()));
    }

    @Test
    void showShouldTurnAroundForTheOtherSide() {
        Conversation conversation = server.world.aConversation();
        server.world.read(Side.CUSTOMER, conversation, 1);
        Reply reply = server.get(PATH + conversation.id(), customer(conversation));
        assertThat(reply.json().path("counterpart")).isEqualTo(reply.json().path("provider"));
        assertThat(reply.json().path("read_seq").asLong()).isEqualTo(1);
        assertThat(reply.json().path("counterpart_read_seq").asLong()).isZero();
        assertThat(reply.json().path("unread_count").asLong()).isZero();
    }

    @Test
    void showShouldSayWhyNobodyWritesInAnArchivedOne() {
        Conversation archived = server.world.anArchivedConversation();
        Reply reply = server.get(PATH + archived.id() + "/", provider(archived));
        assertThat(reply.json().path("is_archived").asBoolean()).isTrue();
        assertThat(reply.json().path("archived_at").asText()).endsWith("123456Z");
        assertThat(reply.json().path("can_send").asBoolean()).isFalse();
        assertThat(reply.json().path("cannot_send_reason").asText()).isEqualTo("conversation_archived");
        assertThat(reply.json().path("counterpart").path("label").asText()).isEqualTo("[Trainee Removed]");
        assertThat(server.get(PATH + archived.id() + "/", customer(archived)).code())
                .isEqualTo("conversation_archived");
    }

    @Test
    void showShouldTellAnImpersonatorThatTheyOnlyRead() {
        Conversation conversation = server.world.aConversation();
        Reply reply = server.get(
                PATH + conversation.id() + "/",
                server.tokens.impersonating(World.pairOf(conversation).provider()));
        assertThat(reply.json().path("can_send").asBoolean()).isFalse();
        assertThat(reply.json().path("cannot_send_reason").asText()).isEqualTo("impersonation_read_only");
    }

    @Test
    void listShouldLeadFromPageToPage() {
        MemberId provider = server.world.aProvider().id();
        for (int i = 0; i < 51; i++) {
            server.world.aConversationOf(server.world.aPairWith(provider));
        }
        String token = server.tokens.of(provider);
        Reply first = server.get(PATH, token);
        assertThat(first.json().path("count").asInt()).isEqualTo(51);
        assertThat(first.json().path("results")).hasSize(50);
        assertThat(first.json().path("next").asText()).isEqualTo(PATH + "?page=2");
        assertThat(first.json().path("previous").isNull()).isTrue();
        Reply second = server.get(first.json().path("next").asText(), token);
        assertThat(second.json().path("results")).hasSize(1);
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(second.json().path("previous").asText()).isEqualTo(PATH + "?page=1");
        Reply beyond = server.get(PATH + "?page=9&archived=false", token);
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.json().path("count").asInt()).isEqualTo(51);
        assertThat(beyond.json().path("results")).isEmpty();
        assertThat(beyond.json().path("next").isNull()).isTrue();
        assertThat(beyond.json().path("previous").asText()).isEqualTo(PATH + "?archived=false&page=2");
    }

    @Test
    void listShouldBeNarrowedToArchivedOrNot() {
        Conversation archived = server.world.anArchivedConversation();
        MemberId provider = World.pairOf(archived).provider();
        Conversation open = server.world.aConversationOf(server.world.aPairWith(provider));
        String token = server.tokens.of(provider);
        assertThat(server.get(PATH + "?archived=true", token).json().findValuesAsText("id"))
                .contains(archived.id().toString())
                .doesNotContain(open.id().toString());
        assertThat(server.get(PATH + "?archived=false", token).json().findValuesAsText("id"))
                .contains(open.id().toString())
                .doesNotContain(archived.id().toString());
        assertThat(server.get(PATH, token).json().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void listOfSomebodyWithoutAnyShouldBeEmpty() {
        assertThat(server.get(PATH, server.tokens.ofAdmin()).body())
                .isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
    }

    private static Pair namedPair() {
        server.world.known(Fixtures.aMember("ana", "Ana Ruiz", Side.PROVIDER));
        server.world.known(Fixtures.aMember("bo", "Bø Ål", Side.CUSTOMER));
        return server.world.related(new MemberId("ana"), new MemberId("bo"));
    }

    private static String provider(Conversation conversation) {
        return server.tokens.of(World.pairOf(conversation).provider());
    }

    private static String customer(Conversation conversation) {
        return server.tokens.of(World.pairOf(conversation).customer());
    }
}
