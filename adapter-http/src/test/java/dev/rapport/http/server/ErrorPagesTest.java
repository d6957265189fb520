package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jetty refuses before the API sees it. */
class ErrorPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/%zz HTTP/1.1                | 400",
                "GET /api/messaging/%ff HTTP/1.1      | 400",
                "GET /../../etc/passwd HTTP/1.1       | 400",
                "GET /api/%2e%2e/x HTTP/1.1           | 400",
                "GET /api/..;/x HTTP/1.1              | 400",
                "GET /api/messaging/me%00 HTTP/1.1    | 400",
                "GET api HTTP/1.1                     | 400",
                "GET / HTTP/3.7                       | 505",
                "GET /                                | 505",
                "PRI * HTTP/2.0                       | 426",
                "garbage                              | 400"
            })
    void aRequestLineThatIsWrongShouldBeAProblem(String line, int status) {
        assertProblem(said(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"), status);
    }

    @Test
    void headersThatAreWrongShouldBeAProblem() {
        assertProblem(said("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
        assertProblem(said("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"), 400);
        assertProblem(said("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"), 431);
        assertProblem(said("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
        assertProblem(said("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"), 400);
        assertProblem(said("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
        assertProblem(
                said("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"), 400);
    }

    @Test
    void anUpgradeThatNobodyServesShouldBeAProblemAndLeaveNoCookie() {
        String reply = said(
                "GET /api/messaging/me/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        assertProblem(reply, 404);
        assertThat(reply).doesNotContain("Cookie");
    }

    private static String said(String request) {
        try (RawClient raw = server.raw()) {
            return raw.say(request).untilClosed();
        }
    }

    private static void assertProblem(String reply, int status) {
        assertThat(reply)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("\"status\":" + status)
                .contains("\"code\":\"" + (status == 404 ? "not_found" : "invalid_request") + "\"")
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("Cache-Control: no-store\r\n")
                .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
                .contains("Referrer-Policy: no-referrer\r\n")
                .doesNotContain("Server:", "jetty", "Exception", "<html");
    }
}
