package dev.rapport.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryEndpointTest {

    private static TestServer server;
    private static String path;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.started();
        Conversation conversation = server.world.aConversationWith(45);
        server.world.read(Side.CUSTOMER, conversation, 43);
        path = "/api/messaging/conversations/" + conversation.id() + "/messages/";
        token = server.tokens.of(World.pairOf(conversation).provider());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pagesShouldLeadThroughTheHistoryNewestFirst() {
        JsonNode first = get("");
        assertSeqs(first, 45, 26);
        assertLinks(first, path + "?page=2", null);
        JsonNode last = get("?page=3");
        assertSeqs(last, 5, 1);
        assertLinks(last, null, path + "?page=2");
        JsonNode beyond = get("?page=4&limit=20");
        assertThat(beyond.path("results")).isEmpty();
        assertThat(beyond.path("count").asInt()).isEqualTo(45);
        assertLinks(beyond, null, path + "?limit=20&page=3");
    }

    @Test
    void beforeShouldLeadBackToTheFirst() {
        JsonNode part = get("?before=45&limit=40");
        assertSeqs(part, 44, 5);
        assertLinks(part, path + "?limit=40&before=5", null);
        assertThat(part.path("count").asInt()).isEqualTo(45);
        JsonNode rest = get("?limit=40&before=5");
        assertSeqs(rest, 4, 1);
        assertLinks(rest, null, null);
        assertLinks(get("?before=1"), null, null);
    }

    @Test
    void afterShouldLeadOnToTheLastOldestFirst() {
        JsonNode part = get("?after=0&limit=44");
        assertSeqs(part, 1, 44);
        assertLinks(part, path + "?limit=44&after=44", null);
        JsonNode rest = get("?after=44");
        assertSeqs(rest, 45, 45);
        assertLinks(rest, null, null);
        assertLinks(get("?after=45"), null, null);
        assertThat(get("?after=45").path("results")).isEmpty();
    }

    @Test
    void messagesShouldSayWhetherTheOtherSideReadThem() {
        JsonNode newest = get("?limit=3").path("results");
        assertThat(newest.path(0).path("is_read").asBoolean()).isFalse();
        assertThat(newest.path(0).path("read_at").isNull()).isTrue();
        assertThat(newest.path(0).path("is_own").asBoolean()).isTrue();
        assertThat(newest.path(2).path("is_read").asBoolean()).isTrue();
        assertThat(newest.path(2).path("read_at").asText()).isEqualTo("2026-02-19T10:15:30.123456Z");
        assertThat(newest.path(1).path("is_own").asBoolean()).isFalse();
    }

    private static JsonNode get(String query) {
        return server.get(path + query, token).json();
    }

    private static void assertSeqs(JsonNode part, long first, long last) {
        var seqs = StreamSupport.stream(part.path("results").spliterator(), false)
                .map(message -> message.path("seq").asLong())
                .toList();
        assertThat(seqs.get(0)).isEqualTo(first);
        assertThat(seqs.get(seqs.size() - 1)).isEqualTo(last);
        assertThat(seqs).hasSize((int) Math.abs(first - last) + 1);
    }

    private static void assertLinks(JsonNode part, String next, String previous) {
        assertThat(part.path("next").textValue()).isEqualTo(next);
        assertThat(part.path("previous").textValue()).isEqualTo(previous);
    }
}
