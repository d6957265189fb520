package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.http.support.Eventually;
import dev.rapport.http.support.LiveClient;
import dev.rapport.http.support.TestServer;
import dev.rapport.testkit.fixture.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever runs the server sees of its sockets, where Prometheus fetches it. */
class LiveMetricsTest {

    private final TestServer server = new TestServer.Setup().managed().started();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> metrics() {
        URI address = URI.create("http://127.0.0.1:" + server.managementPort() + "/metrics");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean isMeasured(String line) {
        return metrics().body().lines().anyMatch(line::equals);
    }

    @Test
    void everythingThatHappensShouldBeMeasured() {
        Conversation conversation = server.world.aConversation();
        MemberId member = World.pairOf(conversation).provider();
        try (LiveClient client = LiveClient.open(server.port(), "/ws/messaging/", server.tokens.of(member))) {
            client.next("hello");
            assertThat(metrics().body()).contains("rapport_sockets_open 1.0\n");
            client.say("{'type': 'send', 'content': 'Hi', 'conversation_id': '" + conversation.id() + "'}");
            client.next("chat.new_message");
            client.say("{'type': 'dance'}").next("error");
            Eventually.until(() -> isMeasured("rapport_frames_out_total{type=\"error\"} 1.0"));
            assertThat(metrics().body())
                    .contains(
                            "rapport_frames_in_total{type=\"send\"} 1.0\n",
                            "rapport_frames_in_total{type=\"unknown\"} 1.0\n",
                            "rapport_frames_out_total{type=\"ack\"} 1.0\n",
                            "rapport_frames_out_total{type=\"chat.new_message\"} 1.0\n",
                            "rapport_delivery_seconds_bucket{le=\"10.0\"} 1\n",
                            "rapport_delivery_seconds_count 1\n",
                            "rapport_outbox_overflows_total 0.0\n");
            client.say("{");
            assertThat(client.closeCode()).isEqualTo(4400);
        }
        Eventually.until(() -> isMeasured("rapport_sockets_open 0.0"));
        assertThat(isMeasured("rapport_sockets_closed_total{code=\"4400\"} 1.0"))
                .isTrue();
    }

    @Test
    void metricsShouldBeTextAndForManagementAlone() {
        assertThat(metrics().headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
}
