package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.ExternalDatabase;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code rapport serve}: how it starts, how it ends, and what it says where it cannot start. */
@Timeout(180)
class ServeTest {

    @TempDir
    static Path parent;

    private static Path data() {
        return parent.resolve("data");
    }

    @BeforeAll
    static void makeDatabase() throws IOException {
        DataFolders.fresh(data());
    }

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data());
    }

    @Test
    void serveShouldTellAllMistakesAtOnceAndTouchNothing() throws Exception {
        try (var serve = serve().with("RAPPORT_JWT_SECRET", "short")
                .with("RAPPORT_PORT", "many")
                .with("RAPPORT_RATE_LIMIT", "-1")
                .with("RAPPORT_DATABASE_URL", "mysql://host/db")
                .with("RAPPORT_DATA", parent.resolve("untouched").toString())
                .with("RAPPORT_PROT", "8080")
                .start()) {
            assertThat(serve.exitStatus()).isEqualTo(2);
            assertThat(serve.err().all().lines())
                    .hasSize(5)
                    .anyMatch(line -> line.startsWith("Warning: RAPPORT_PROT ") && line.contains("RAPPORT_PORT"))
                    .anyMatch(line -> line.startsWith("RAPPORT_JWT_SECRET "))
                    .anyMatch(line -> line.startsWith("RAPPORT_PORT "))
                    .anyMatch(line -> line.startsWith("RAPPORT_RATE_LIMIT "))
                    .anyMatch(line -> line.startsWith("RAPPORT_DATABASE_URL "));
            assertThat(parent.resolve("untouched")).doesNotExist();
        }
    }

    @Test
    void serveShouldFinishWhatIsUnderWayWhenTerminated() throws Exception {
        try (var serve = serve().start()) {
            assertThatItEndsInGoodOrder(serve);
        }
    }

    @Test
    void serveShouldEndInGoodOrderWhenStartedByTheScript() throws Exception {
        Path script = Installation.of(parent.resolve("installation"));
        try (var serve = RapportProcess.script(script, "serve", "--data", data().toString())
                .start()) {
            assertThatItEndsInGoodOrder(serve);
        }
    }

    /** SIGTERM goes to the process that was started, while a send waits for a lock. */
    private static void assertThatItEndsInGoodOrder(RapportProcess serve) throws Exception {
        Api api = serve.api();
        assertThat(serve.handle().info().command())
                .as("what runs under the id that was started")
                .hasValueSatisfying(program -> assertThat(Path.of(program)).hasFileName("java"));
        Talk talk = api.introduce("t-1", "c-1");
        ProcessHandle database = RunningDatabase.process(data());
        CompletableFuture<Integer> socket = api.socketClosed("c-1");
        CompletableFuture<Api.Answer> underWay;
        try (var held = HeldConversation.hold(RunningDatabase.connect(data()), talk)) {
            underWay = api.askAsync(Api.Call.post("t-1", talk.path("send/"), Api.content("the last word")));
            held.awaitWaiting();
            serve.terminate();
            serve.err().await("Stopping");
            assertThat(socket.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1012);
            assertThat(underWay).isNotDone();
        }
        assertThat(underWay.join().good().at("/content").asText()).isEqualTo("the last word");
        assertThat(serve.exitStatus()).isZero();
        assertThat(RunningDatabase.runs(database)).isFalse();
        assertThat(RunningDatabase.runsIn(data())).isFalse();
    }

    @Test
    void serveShouldTakeOverWhatAKilledOneLeftBehind() throws Exception {
        ProcessHandle leftBehind;
        Talk talk;
        try (var serve = serve().start()) {
            talk = serve.api().introduce("t-2", "c-2");
            leftBehind = RunningDatabase.process(data());
            serve.kill();
        }
        assertThat(RunningDatabase.runs(leftBehind)).isTrue();

        try (var again = serve().start()) {
            assertThat(again.api().get("c-2", talk.path("")).at("/last_seq").asInt())
                    .isEqualTo(1);
            assertThat(RunningDatabase.runs(leftBehind)).isFalse();
            again.terminate();
            assertThat(again.exitStatus()).isZero();
        }
    }

    @Test
    void serveShouldRefuseADataFolderInUse() throws Exception {
        try (var serve = serve().start()) {
            Api api = serve.api();
            try (var second = serve().start()) {
                assertThat(second.exitStatus()).isEqualTo(1);
                assertThat(second.err().all())
                        .contains("is in use by another Rapport server (process "
                                + serve.handle().pid() + ")")
                        .doesNotContain("\tat ");
            }
            assertThat(api.ask(Api.Call.health("ready")).status()).isEqualTo(200);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    @Test
    void serveShouldWorkOnADatabaseOfSomebodyElse() throws Exception {
        try (var external = ExternalDatabase.in(parent.resolve("external"))) {
            try (var serve = serve().with("RAPPORT_DATABASE_URL", external.url())
                    .with("RAPPORT_DATA", parent.resolve("none").toString())
                    .start()) {
                Api api = serve.api();
                Talk talk = api.introduce("t-3", "c-3");
                assertThat(api.get("c-3", talk.path("")).at("/unread_count").asInt())
                        .isEqualTo(1);
                serve.terminate();
                assertThat(serve.exitStatus()).isZero();
                assertThat(external.isRunning()).isTrue();
                assertThat(parent.resolve("none")).doesNotExist();
            }
            try (var serve = serve().with("RAPPORT_DATABASE_URL", external.url().replaceFirst(":\\w+@", ":wrong@"))
                    .start()) {
                assertThatItSays(serve, "RAPPORT_DATABASE_URL", "password");
            }
        }
    }

    @Test
    void serveShouldSayThatTheDatabaseIsOutOfReach() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        try (var serve = serve().with("RAPPORT_DATABASE_URL", "postgres://somebody:secret@127.0.0.1:" + port + "/db")
                .start()) {
            assertThatItSays(serve, "RAPPORT_DATABASE_URL", "127.0.0.1:" + port);
        }
    }

    private static void assertThatItSays(RapportProcess serve, String... words) throws Exception {
        assertThat(serve.exitStatus()).isEqualTo(1);
        assertThat(serve.err().all())
                .contains(words)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("secret")
                .doesNotContain("wrong");
    }

    private static RapportProcess.Launch serve() {
        return RapportProcess.command("serve").with("RAPPORT_DATA", data().toString());
    }
}
