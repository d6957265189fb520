package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.Heard;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private TestServer server;
    private Heard log;

    @BeforeEach
    void start() {
        server = TestServer.started();
        log = Heard.from("dev.rapport.http.access");
    }

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    @Test
    void shouldNameTheRouteAndNeverThePathOrTheQuery() {
        String token = server.tokens.of(server.world.aProvider().id());
        server.put("/api/messaging/devices/SECRET-PUSH-TOKEN/?x=SECRET", token, "{\"platform\":\"web\"}");
        server.get("/api/messaging/contacts/?q=SECRET&token=SECRET", token);
        server.delete("/api/messaging/me/?token=SECRET", token);
        server.get("/api/messaging/devices/SECRET/more/", token);
        List<String> lines = lines(4);
        assertThat(lines.get(0)).matches("PUT /api/messaging/devices/\\{token}/ 204 [0-9]+ ms");
        assertThat(lines.get(1)).matches("GET /api/messaging/contacts/ 200 [0-9]+ ms");
        assertThat(lines.get(2)).matches("DELETE /api/messaging/me/ 405 [0-9]+ ms");
        assertThat(lines.get(3)).matches("GET - 404 [0-9]+ ms");
        assertThat(lines).noneMatch(line -> line.contains("SECRET") || line.contains(token));
    }

    @Test
    void shouldLogWhatNeverReachesARouteToo() {
        said("GET /SECRET%zz HTTP/1.1\r\nHost: x\r\n\r\n");
        said("SECRETS /api/messaging/me/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        List<String> lines = lines(2);
        assertThat(lines.get(0)).matches("- - 400 [0-9]+ ms");
        assertThat(lines.get(1)).matches("- /api/messaging/me/ 405 [0-9]+ ms");
    }

    /** A line is written after its answer. */
    private List<String> lines(int count) {
        Eventually.until(() -> log.messages().size() >= count);
        assertThat(log.messages()).hasSize(count);
        return log.messages();
    }

    private void said(String request) {
        try (RawClient raw = server.raw()) {
            raw.say(request).untilClosed();
        }
    }
}
