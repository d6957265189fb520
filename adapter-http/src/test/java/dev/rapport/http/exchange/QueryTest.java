package dev.rapport.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final String HUGE = "9".repeat(40);

    private static TestServer server;
    private static String history;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.started();
        Conversation conversation = server.world.aConversationWith(3);
        history = "/api/messaging/conversations/" + conversation.id() + "/messages/";
        token = server.tokens.of(World.pairOf(conversation).provider());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page=0 | page",
                "page=-1 | page",
                "page= | page",
                "page | page",
                "page=one | page",
                "page=1.0 | page",
                "page=%2B1 | page",
                "page=+1 | page",
                "page=0x1 | page",
                "page=%D9%A1 | page",
                "page=1&page=2 | page",
                "page=1&page=1 | page",
                "limit=0 | limit",
                "limit=101 | limit",
                "limit=99999999999999999999 | limit",
                "limit=ten | limit",
                "limit=5&limit=6 | limit",
                "before=0 | before",
                "before=-1 | before",
                "after=-1 | after",
                "after= | after",
                "before=2&after=1 | after",
                "page=1&before=2 | page",
                "page=1&after=1 | page"
            })
    void historyShouldNameTheParameterThatIsWrong(String query, String parameter) {
        assertNamed(server.get(history + "?" + query, token), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "", "all"})
    void conversationsShouldTakeTrueAndFalseAlone(String archived) {
        assertNamed(server.get("/api/messaging/conversations/?archived=" + archived, token), "archived");
        assertNamed(server.get("/api/messaging/conversations/?archived=true&archived=true", token), "archived");
    }

    @Test
    void contactsShouldBeSearchedByWhatANameMayBe() {
        assertThat(server.get("/api/messaging/contacts/?q=" + "%F0%9F%98%80".repeat(200), token)
                        .status())
                .isEqualTo(200);
        assertNamed(server.get("/api/messaging/contacts/?q=" + "%F0%9F%98%80".repeat(201), token), "q");
        assertNamed(server.get("/api/messaging/contacts/?q=%00", token), "q");
        assertNamed(server.get("/api/messaging/contacts/?q=a&q=b", token), "q");
        assertNamed(server.get("/api/messaging/contacts/?q=a&page=x", token), "page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=%", "?page=%4", "?page=%zz", "?page=%C3", "?page=%ff", "?%zz=1", "?q=%ed%a0%80"})
    void whatIsNotEncodedAsItShouldBeIs400(String query) {
        for (String path : new String[] {history, "/api/messaging/conversations/", "/api/messaging/contacts/"}) {
            try (RawClient raw = server.raw()) {
                String reply = raw.say("GET " + path + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n")
                        .untilClosed();
                assertThat(reply).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid_request\"");
            }
        }
    }

    @Test
    void aPageFarAwayShouldBeEmpty() {
        for (String path : new String[] {history, "/api/messaging/conversations/", "/api/messaging/contacts/"}) {
            Reply reply = server.get(path + "?page=" + HUGE, token);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("results")).isEmpty();
        }
    }

    @Test
    void aSeqFarAwayShouldBeTheEnd() {
        assertThat(server.get(history + "?before=" + HUGE, token).json().path("results"))
                .hasSize(3);
        assertThat(server.get(history + "?after=" + HUGE, token).json().path("results"))
                .isEmpty();
    }

    @Test
    void shouldIgnoreWhatNobodyAsksFor() {
        assertThat(server.get("/api/messaging/conversations/?order=asc&order=desc&page=1", token)
                        .status())
                .isEqualTo(200);
    }

    private static void assertNamed(Reply reply, String parameter) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo(parameter);
    }
}
