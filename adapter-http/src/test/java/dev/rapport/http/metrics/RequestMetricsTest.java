package dev.rapport.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.RawClient;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scrape says after some traffic. */
class RequestMetricsTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer.Setup().managed().started();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> scrape() {
        try (RawClient raw = new RawClient(server.managementPort())) {
            return raw.say("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed()
                    .lines()
                    .filter(line -> line.startsWith("rapport_"))
                    .toList();
        }
    }

    /** A request is counted after its answer. */
    private void assertCounted(String series, int times) {
        String line = series + " " + times + ".0";
        String whole = series + " " + times;
        Eventually.until(() -> scrape().stream().anyMatch(found -> found.equals(line) || found.equals(whole)));
    }

    private static String requests(String method, String route, int status) {
        return "rapport_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"}"
                .formatted(method, route, status);
    }

    @Test
    void requestsShouldBeCountedByRouteAndStatus() {
        String token = server.tokens.of(server.world.aProvider().id());
        server.get("/api/messaging/me/", token);
        server.get("/api/messaging/me", token);
        server.get("/api/messaging/conversations/" + UUID.randomUUID() + "/", token);
        server.get("/api/messaging/conversations/SECRET/?q=SECRET", token);
        server.exchange(server.request("GET", "/api/messaging/me/", BodyPublishers.noBody()));
        server.get("/SECRET", token);
        server.delete("/api/messaging/me/", token);
        try (RawClient raw = server.raw()) {
            raw.say("SECRET /SECRET%zz HTTP/1.1\r\nHost: x\r\n\r\n").untilClosed();
        }

        assertCounted(requests("GET", "/api/messaging/me/", 200), 2);
        assertCounted(requests("GET", "/api/messaging/me/", 401), 1);
        assertCounted(requests("DELETE", "/api/messaging/me/", 405), 1);
        assertCounted(requests("GET", "/api/messaging/conversations/{id}/", 404), 2);
        assertCounted(requests("GET", "none", 404), 1);
        assertCounted(requests("none", "none", 400), 1);
        assertThat(scrape()).noneMatch(line -> line.contains("SECRET"));
        assertThat(scrape())
                .anyMatch(line -> line.matches("rapport_requests_seconds_bucket\\{.*le=\"0\\.005\"} .*"))
                .anyMatch(line -> line.startsWith("rapport_requests_seconds_sum{"));
    }

    private static String sends(String outcome, String code) {
        return "rapport_sends_total{code=\"%s\",outcome=\"%s\"}".formatted(code, outcome);
    }

    @Test
    void sendsShouldBeCountedByWhatBecameOfThem() {
        var conversation = server.world.aConversation();
        String provider = server.tokens.of(World.pairOf(conversation).provider());
        String customer = server.tokens.of(World.pairOf(conversation).customer());
        String send = "/api/messaging/conversations/" + conversation.id() + "/send/";
        String named = "{\"content\":\"Hi\",\"client_message_id\":\"" + UUID.randomUUID() + "\"}";

        server.post(send, provider, named);
        server.post(send, provider, named);
        server.post(send, provider, named.replace("Hi", "Ho"));
        server.post(send, customer, "{\"content\":\" \"}");
        server.post(send, customer, "{\"content\":7}");
        server.post(
                "/api/messaging/conversations/start/",
                provider,
                "{\"recipient_id\":\"%s\",\"content\":\"Hi\"}"
                        .formatted(World.pairOf(conversation).customer()));
        server.post("/api/messaging/conversations/start/", customer, "{\"recipient_id\":\"x\",\"content\":\"Hi\"}");

        assertCounted(sends("accepted", "none"), 2);
        assertCounted(sends("repeated", "none"), 1);
        assertCounted(sends("refused", "client_message_id_reused"), 1);
        assertCounted(sends("refused", "content_blank"), 1);
        assertCounted(sends("refused", "start_not_allowed"), 1);
        assertCounted(sends("refused", "rate_limited"), 0);
        assertCounted(sends("refused", "invalid_request"), 0);
    }
}
