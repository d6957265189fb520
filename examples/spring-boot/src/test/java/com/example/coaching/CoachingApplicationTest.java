package com.example.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service as it is started, over HTTP and on PostgreSQL. */
class CoachingApplicationTest {

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext application;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json = new JsonMapper();
    private final String coach = "coach-" + UUID.randomUUID();
    private final String client = "client-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        application = SpringApplication.run(
                CoachingApplication.class,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--logging.level.root=warn");
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        postgres.close();
    }

    @BeforeEach
    void theyHaveAContract() {
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        jdbc.sql("""
                INSERT INTO coaching.account VALUES (:coach, 'Ada', 'COACH', '{noop}a'), (:client, 'Bo', 'CLIENT', '{noop}b')
                """).param("coach", coach).param("client", client).update();
        jdbc.sql("INSERT INTO coaching.account VALUES ('sam', 'Sam', 'SUPPORT', '{noop}s') ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("INSERT INTO coaching.contract VALUES (:coach, :client)")
                .param("coach", coach)
                .param("client", client)
                .update();
    }

    private HttpRequest.Builder as(String name, String password, String path) {
        String port = application.getEnvironment().getProperty("local.server.port");
        String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode ok(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = answer(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private static HttpRequest.BodyPublisher message(String text) {
        return BodyPublishers.ofString("{\"text\": \"" + text + "\", \"id\": \"" + UUID.randomUUID() + "\"}");
    }

    private String started() throws IOException, InterruptedException {
        return ok(as(coach, "a", "/conversations/with/" + client).POST(message("Ready?")))
                .get("conversation")
                .asString();
    }

    @Test
    void coachAndClientShouldTalk() throws Exception {
        String conversation = started();
        ok(as(client, "b", "/conversations/" + conversation + "/messages").POST(message("Ready.")));
        JsonNode list = ok(as(coach, "a", "/conversations"));
        assertThat(list).singleElement().satisfies(one -> {
            assertThat(one.get("with").asString()).isEqualTo("Bo");
            assertThat(one.get("unread").asLong()).isEqualTo(1);
        });
        assertThat(ok(as(client, "b", "/conversations/" + conversation + "/messages")))
                .extracting(one ->
                        one.get("from").asString() + ": " + one.get("text").asString())
                .containsExactly("Bo: Ready.", "Ada: Ready?");
    }

    @Test
    void aMessageThatIsSentAgainShouldBeOne() throws Exception {
        String conversation = started();
        HttpRequest.Builder request =
                as(client, "b", "/conversations/" + conversation + "/messages").POST(message("Once"));
        assertThat(ok(request)).isEqualTo(ok(request));
    }

    @Test
    void supportShouldLookAndNotWrite() throws Exception {
        String path = "/conversations/" + started() + "/messages?as=" + client;
        assertThat(ok(as("sam", "s", path))).hasSize(1);
        HttpResponse<String> refused = answer(as("sam", "s", path).POST(message("It is I")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"impersonation_read_only\"");
        assertThat(answer(as(coach, "a", path)).statusCode()).isEqualTo(403);
    }

    @Test
    void anEndedContractShouldShutTheClientOut() throws Exception {
        String conversation = started();
        for (int i = 0; i < 2; i++) {
            assertThat(answer(as(coach, "a", "/contracts/" + client).DELETE()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(answer(as(client, "b", "/conversations/" + conversation + "/messages"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(answer(as(client, "b", "/contracts/" + client).DELETE()).statusCode())
                .isEqualTo(403);
        assertThat(answer(as(coach, "a", "/contracts/nobody").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsNotSignedInOrNotInItShouldFindNothing() throws Exception {
        String path = "/conversations/" + started() + "/messages";
        assertThat(answer(as(coach, "wrong", path)).statusCode()).isEqualTo(401);
        assertThat(answer(as("sam", "s", path)).statusCode()).isEqualTo(404);
        assertThat(answer(as(client, "b", "/conversations/with/" + coach).POST(message("Hello")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoWritesTooMuchShouldBeToldWhenToGoOn() throws Exception {
        String path = "/conversations/" + started() + "/messages";
        for (int sent = 0; sent < 30; sent++) {
            ok(as(client, "b", path).POST(message("Message " + sent)));
        }
        HttpResponse<String> refused = answer(as(client, "b", path).POST(message("One more")));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
    }
}
