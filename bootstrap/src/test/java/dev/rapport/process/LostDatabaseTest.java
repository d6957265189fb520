package dev.rapport.process;

import static dev.rapport.process.Api.Call.directory;
import static dev.rapport.process.Api.Call.get;
import static dev.rapport.process.Api.Call.health;
import static dev.rapport.process.Api.Call.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.ExternalDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away under a running server, and comes back. */
@Timeout(180)
class LostDatabaseTest {

    @TempDir
    Path parent;

    @Test
    void everythingShouldBeUnavailableWhileTheDatabaseIsGoneAndWorkAgainAfter() throws Exception {
        try (var database = ExternalDatabase.in(parent.resolve("external"));
                var serve = RapportProcess.command("serve")
                        .with("RAPPORT_DATABASE_URL", database.url())
                        .start()) {
            Api api = serve.api();
            Talk talk = api.introduce("t-1", "c-1");
            database.stop();

            assertThat(api.ask(health("live")).status()).isEqualTo(200);
            // All at once: each of them waits for a connection.
            List<CompletableFuture<Api.Answer>> answers =
                    everything(talk).stream().map(api::askAsync).toList();
            assertThat(answers).allSatisfy(answer -> assertThatItIsUnavailable(answer.join()));

            database.start();
            Eventually.is("the server is ready", () -> api.ask(health("ready")).status() == 200);
            assertThat(api.post("c-1", talk.path("send/"), Api.content("back again"))
                            .at("/seq")
                            .asInt())
                    .isEqualTo(2);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
            assertThat(serve.err().all())
                    .as("an outage is told in single lines")
                    .contains("Answered 503: ")
                    .doesNotContain("\tat ");
        }
    }

    private static void assertThatItIsUnavailable(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().at("/code").asText()).isEqualTo("unavailable");
        assertThat(answer.retryAfter())
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
    }

    /** One call, that would succeed, of each endpoint that needs the database. */
    private static List<Api.Call> everything(Talk talk) {
        return List.of(
                get("t-1", "me/"),
                get("t-1", "contacts/"),
                get("t-1", "conversations/"),
                post("t-1", "conversations/start/", Map.of("recipient_id", "c-1", "content", "once more")),
                get("t-1", talk.path("")),
                get("t-1", talk.path("messages/")),
                post("t-1", talk.path("send/"), Api.content("lost")),
                post("c-1", talk.path("read/"), null),
                get("c-1", "unread-count/"),
                new Api.Call("PUT", "/api/messaging/devices/token/", "c-1", Map.of("platform", "web")),
                new Api.Call("DELETE", "/api/messaging/devices/token/", "c-1", null),
                directory("PUT", "members/t-2/", Map.of("name", "New", "role", "provider")),
                directory("GET", "members/t-1/", null),
                directory("DELETE", "members/t-1/", null),
                directory("PUT", "relationships/t-1/c-1/", null),
                directory("DELETE", "relationships/t-1/c-1/", null),
                health("ready"));
    }
}
