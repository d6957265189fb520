package dev.rapport.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static TestServer server;

    private String path;
    private String token;

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
        Conversation conversation = server.world.aConversation();
        path = "/api/messaging/conversations/" + conversation.id() + "/send/";
        token = server.tokens.of(World.pairOf(conversation).provider());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json; charset=\"utf-8\""
            })
    void shouldTakeJsonInUtf8(String type) {
        assertThat(typed(type).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/jsonx",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json, text/plain",
                "json"
            })
    void shouldRefuseAnyOtherKind(String type) {
        Reply reply = typed(type);
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.code()).isEqualTo("unsupported_media_type");
    }

    @Test
    void shouldRefuseABodyOfNoKindAndACompressedOne() {
        var body = BodyPublishers.ofString("{\"content\":\"Hi\"}");
        assertThat(server.exchange(server.request("POST", path, token, body)).status())
                .isEqualTo(415);
        assertThat(server.exchange(server.request("POST", path, token, body)
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void shouldTakeSixtyFourKibibytesAndNoByteMore() {
        assertThat(sized(65_536, false).status()).isEqualTo(201);
        assertThat(sized(65_536, true).status()).isEqualTo(201);
        for (boolean chunked : new boolean[] {false, true}) {
            for (int bytes : new int[] {65_537, 1_000_000}) {
                Reply reply = sized(bytes, chunked);
                assertThat(reply.status()).as(bytes + " chunked: " + chunked).isEqualTo(413);
                assertThat(reply.code()).isEqualTo("payload_too_large");
            }
        }
    }

    @Test
    void shouldNotWaitForABodyThatIsFarTooLarge() {
        try (RawClient raw = server.raw()) {
            assertThat(raw.say("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 9000000000\r\n\r\n")
                            .untilClosed())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("\"code\":\"payload_too_large\"");
        }
    }

    @Test
    void shouldNotConsentToABodyThatIsTooLarge() {
        try (RawClient raw = server.raw()) {
            assertThat(raw.say("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n"
                                    + "Expect: 100-continue\r\nConnection: close\r\n\r\n")
                            .untilClosed())
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                " ",
                "[]",
                "7",
                "null",
                "\"content\"",
                "{\"content\":\"Hi\"",
                "{\"content\":\"Hi\"} x",
                "{\"content\":\"Hi\"}{}",
                "{\"content\":\"Hi\",}",
                "{'content':'Hi'}",
                "{content:\"Hi\"}",
                "{\"content\":\"Hi\"/*x*/}",
                "{\"content\":\"Hi\",\"content\":\"Ho\"}",
                "{\"content\":\"Hi\",\"other\":{\"a\":1,\"a\":2}}",
                "{\"content\":\"Hi\",\"other\":NaN}",
                "{\"content\":\"Hi\",\"other\":01}",
                "{\"content\":\"a\nb\"}",
                "\uFEFF{\"content\":\"Hi\"}"
            })
    void shouldRefuseWhatIsNoJsonObject(String body) {
        Reply reply = server.post(path, token, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void shouldNotGuessTheEncoding(String charset) {
        assertThat(bytes("{\"content\":\"Hi\"}".getBytes(Charset.forName(charset)))
                        .code())
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"c3, cut off", "c328, no continuation", "c0af, overlong", "eda080, a surrogate", "f5808080, too high"})
    void shouldRefuseBytesThatAreNotUtf8(String hex, String why) {
        byte[] body = "{\"content\":\"Hi ????\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] bad = new java.math.BigInteger(hex, 16).toByteArray();
        int from = bad[0] == 0 ? 1 : 0;
        System.arraycopy(bad, from, body, 15, bad.length - from);
        assertThat(bytes(body).code()).as(why).isEqualTo("invalid_request");
    }

    @Test
    void shouldLeaveLoneSurrogatesToTheRulesOfText() {
        assertThat(server.post(path, token, "{\"content\":\"Hi \\ud83d\"}").code())
                .isEqualTo("content_invalid");
        assertThat(server.post(path, token, "{\"content\":\"Hi \\ud83d\\ude00\"}")
                        .json()
                        .path("content")
                        .asText())
                .isEqualTo("Hi \uD83D\uDE00");
    }

    @Test
    void shouldRefuseWhatIsMadeToHurt() {
        for (String other : new String[] {
            "[".repeat(30_000) + "]".repeat(30_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "9".repeat(60_000)
        }) {
            Reply reply = server.post(path, token, "{\"content\":\"Hi\",\"other\":" + other + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("invalid_request");
        }
        assertThat(server.post(path, token, "{\"content\":1e999999999}").code()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | content",
                "{\"content\":null} | content",
                "{\"content\":7} | content",
                "{\"content\":true} | content",
                "{\"content\":[\"Hi\"]} | content",
                "{\"content\":\"Hi\",\"client_message_id\":7} | client_message_id",
                "{\"content\":\"Hi\",\"client_message_id\":\"\"} | client_message_id",
                "{\"content\":\"Hi\",\"client_message_id\":\"1-1-1-1-1\"} | client_message_id"
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        Reply reply = server.post(path, token, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void shouldNameTheContentWhereThereIsNoBody() {
        Reply reply = server.post(path, token, "");
        assertThat(reply.code()).isEqualTo("invalid_request");
        assertThat(reply.json().path("field").asText()).isEqualTo("content");
    }

    @Test
    void shouldIgnoreFieldsThatNobodyAsksForAndTakeNullForAbsent() {
        assertThat(server.post(
                                path,
                                token,
                                "{\"content\":\"Hi\",\"client_message_id\":null,\"kind\":\"image\",\"x\":{\"y\":[1]}}")
                        .status())
                .isEqualTo(201);
        for (String odd : new String[] {
            "\"" + "x".repeat(60_000) + "\":1",
            "\"x\":" + "9".repeat(1_000),
            "\"x\":" + "[".repeat(500) + "]".repeat(500)
        }) {
            assertThat(server.post(path, token, "{\"content\":\"Hi\"," + odd + "}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private Reply typed(String type) {
        return server.exchange(server.request("POST", path, token, BodyPublishers.ofString("{\"content\":\"Hi\"}"))
                .header("Content-Type", type));
    }

    private Reply bytes(byte[] body) {
        return server.exchange(server.request("POST", path, token, BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json"));
    }

    private Reply sized(int size, boolean chunked) {
        String json = "{\"content\":\"Hi\"}";
        byte[] body = (json + " ".repeat(size - json.length())).getBytes(StandardCharsets.US_ASCII);
        var publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
        return server.exchange(
                server.request("POST", path, token, publisher).header("Content-Type", "application/json"));
    }
}
