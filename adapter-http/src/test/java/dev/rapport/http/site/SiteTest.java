package dev.rapport.http.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.http.support.Reply;
import dev.rapport.http.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

    private static final String ORIGIN = "https://app.example";
    private static final String SCRIPT = "console.log('Ωmega');".repeat(50);

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer.Setup()
                .calledFrom(ORIGIN)
                .serving(file("index.html", "<!doctype html>"), file("app.js", SCRIPT), file("page.css", "html {}"))
                .started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pageShouldBeAtTheTopUnderAStrictPolicy() {
        Reply reply = get("/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("<!doctype html>");
        assertThat(reply.header("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(reply.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
                .contains("require-trusted-types-for 'script'")
                .contains("frame-ancestors 'self' " + ORIGIN)
                .doesNotContain("unsafe");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEmpty();
    }

    @Test
    void scriptShouldBeThereForPagesOfAnyOrigin() {
        Reply reply = server.exchange(
                server.request("GET", "/app.js", BodyPublishers.noBody()).header("Origin", "https://anybody.example"));

        assertThat(reply.body()).isEqualTo(SCRIPT);
        assertThat(reply.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    }

    @Test
    void pageShouldTellTheOriginsThatMayHandItAToken() {
        assertThat(get("/origins.json").json().at("/origins/0").asText()).isEqualTo(ORIGIN);
        assertThat(get("/origins.json").json().at("/origins")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void whatTheBrowserHasShouldNotBeSentAgain(String known) {
        String tag = get("/app.js").header("ETag").orElseThrow();

        Reply reply = server.exchange(server.request("GET", "/app.js", BodyPublishers.noBody())
                .header("If-None-Match", known.formatted(tag)));

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("ETag")).hasValue(tag);
        assertThat(reply.header("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void whatTheBrowserHasFromBeforeShouldBeReplaced() {
        Reply reply = server.exchange(
                server.request("GET", "/app.js", BodyPublishers.noBody()).header("If-None-Match", "\"old\""));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(SCRIPT);
        assertThat(get("/page.css").header("ETag")).isNotEqualTo(reply.header("ETag"));
    }

    @Test
    void scriptShouldBeCompressedForThoseWhoTakeIt() throws Exception {
        for (String taken : new String[] {"gzip", "br, gzip;q=0.5", "deflate, GZIP"}) {
            var response = HttpClient.newHttpClient().send(raw("/app.js", taken), BodyHandlers.ofByteArray());

            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
            assertThat(response.headers().firstValue("ETag"))
                    .isNotEqualTo(get("/app.js").header("ETag"));
            assertThat(unzipped(response.body())).isEqualTo(SCRIPT);
        }
        for (String refused : new String[] {"identity", "gzip;q=0", "gzip; q=0.0", "br"}) {
            var response = HttpClient.newHttpClient().send(raw("/app.js", refused), BodyHandlers.ofString());

            assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(response.body()).isEqualTo(SCRIPT);
        }
    }

    @Test
    void headShouldTellWhatGetWould() {
        Reply head = server.exchange(server.request("HEAD", "/app.js", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).hasValue(Integer.toString(SCRIPT.getBytes(UTF_8).length));
        assertThat(head.header("ETag")).isEqualTo(get("/app.js").header("ETag"));
    }

    @Test
    void indexByItsNameShouldLeadToTheTop() {
        Reply reply = get("/index.html");

        assertThat(reply.status()).isEqualTo(308);
        assertThat(reply.header("Location")).hasValue("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing.js", "/app.js.map", "/../app.js", "/app.js%00", "/api/", "/static/app.js"})
    void whatIsNotThereShouldBeAProblem(String path) {
        Reply reply = get(path);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.code()).isIn("not_found", "invalid_request");
    }

    @Test
    void otherMethodsShouldBeRefused() {
        assertThat(server.exchange(server.request("POST", "/", BodyPublishers.noBody()))
                        .code())
                .isEqualTo("method_not_allowed");
    }

    @Test
    void serverWithoutAPageShouldHaveNothingAtTheTop() {
        try (TestServer bare = TestServer.started()) {
            assertThat(bare.exchange(bare.request("GET", "/", BodyPublishers.noBody()))
                            .code())
                    .isEqualTo("not_found");
        }
    }

    @Test
    void fileOfAnotherKindShouldBeRefusedWhenTheServerIsPutTogether() {
        assertThatThrownBy(() -> file("page.exe", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reply get(String path) {
        return server.exchange(server.request("GET", path, BodyPublishers.noBody()));
    }

    private static HttpRequest raw(String path, String encoding) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept-Encoding", encoding)
                .build();
    }

    private static String unzipped(byte[] body) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static SiteFile file(String name, String content) {
        return new SiteFile(name, content.getBytes(UTF_8));
    }
}
