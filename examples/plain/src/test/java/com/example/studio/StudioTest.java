package com.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service, over HTTP and on PostgreSQL. */
class StudioTest {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private StudioServer server;
    private String artist;
    private String customer;

    @BeforeEach
    void open() throws IOException {
        StudioTables tables = StudioDatabase.emptyTables();
        // Conversations outlast a test: each has people of its own.
        artist = "inez-" + UUID.randomUUID();
        customer = "cleo-" + UUID.randomUUID();
        tables.update("INSERT INTO studio.person VALUES (?, 'Inez', true), (?, 'Cleo', false)", artist, customer);
        tables.update("INSERT INTO studio.booking VALUES (?, ?)", artist, customer);
        tables.update("INSERT INTO studio.session VALUES ('inez', ?), ('cleo', ?)", artist, customer);
        server = new StudioServer(new Studio(StudioDatabase.dataSource()), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest.Builder as(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> say(String token, String to, String text) throws IOException, InterruptedException {
        return answer(as(token, "/people/" + to + "/messages").POST(BodyPublishers.ofString(text)));
    }

    private String idOf(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        return sent.body().split("\t")[0];
    }

    @Test
    void artistAndCustomerShouldTalkInOneConversation() throws Exception {
        String conversation = idOf(say("cleo", artist, "A heron, please"));
        assertThat(idOf(say("inez", customer, "With pleasure\nin June"))).isEqualTo(conversation);
        assertThat(answer(as("cleo", "/conversations")).body())
                .isEqualTo(conversation + "\tInez\t1\tWith pleasure in June\n");
        assertThat(answer(as("inez", "/conversations/" + conversation)).body())
                .isEqualTo("2\tInez\tWith pleasure\n\t\tin June\n1\tCleo\tA heron, please\n");
    }

    @Test
    void aMessageThatIsSentAgainShouldBeOne() throws Exception {
        String name = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            HttpRequest.Builder request =
                    as("cleo", "/people/" + artist + "/messages").header("Message-Id", name);
            assertThat(answer(request.POST(BodyPublishers.ofString("A heron"))).body())
                    .endsWith("\t1\n");
        }
    }

    @Test
    void aCancelledBookingShouldShutTheCustomerOut() throws Exception {
        String conversation = idOf(say("cleo", artist, "A heron, please"));
        assertThat(answer(as("cleo", "/bookings/" + artist).DELETE()).statusCode())
                .isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            assertThat(answer(as("inez", "/bookings/" + customer).DELETE()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(answer(as("cleo", "/conversations/" + conversation)).statusCode())
                .isEqualTo(403);
        assertThat(answer(as("inez", "/conversations/" + conversation)).body()).isEqualTo("1\tCleo\tA heron, please\n");
        assertThat(say("inez", customer, "Still there?").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsNotSignedInOrNotBookedShouldFindNothing() throws Exception {
        String conversation = idOf(say("cleo", artist, "A heron, please"));
        StudioTables tables = new StudioTables(StudioDatabase.dataSource());
        tables.update("INSERT INTO studio.person VALUES ('zoe', 'Zoe', false)");
        tables.update("INSERT INTO studio.session VALUES ('zoe', 'zoe')");
        assertThat(answer(as("nobody", "/conversations")).statusCode()).isEqualTo(401);
        assertThat(answer(as("zoe", "/conversations")).body()).isEqualTo("\n");
        assertThat(answer(as("zoe", "/conversations/" + conversation)).statusCode())
                .isEqualTo(404);
        assertThat(say("zoe", artist, "Hello").statusCode()).isEqualTo(404);
        assertThat(say("cleo", artist, " ").statusCode()).isEqualTo(400);
    }
}
