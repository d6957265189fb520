package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's transaction that holds the lock of one conversation. */
@Timeout(120)
class HeldLockTest {

    /** What the database is given to wait for a lock, and something for a slow machine. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5 + 4);

    @TempDir
    Path parent;

    private Path data() {
        return parent.resolve("data");
    }

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data());
    }

    @Test
    void heldConversationShouldBeUnavailableAndHarmNoOther() throws Exception {
        try (var serve = RapportProcess.command(
                        "serve", "--data", DataFolders.fresh(data()).toString())
                .start()) {
            Api api = serve.api();
            Talk held = api.introduce("t-1", "c-1");
            List<Talk> others = List.of(api.introduce("t-2", "c-2"), api.introduce("t-3", "c-3"));
            try (var lock = HeldConversation.hold(RunningDatabase.connect(data()), held)) {
                long begin = System.nanoTime();
                var waiting = List.of(
                        api.askAsync(Api.Call.post("t-1", held.path("send/"), Api.content("waits"))),
                        api.askAsync(Api.Call.post("c-1", held.path("send/"), Api.content("waits too"))));
                lock.awaitWaiting(2);
                for (int i = 2; i <= 20; i++) {
                    for (Talk talk : others) {
                        int seq = api.post(talk.provider(), talk.path("send/"), Api.content("goes on"))
                                .at("/seq")
                                .asInt();
                        assertThat(seq).isEqualTo(i);
                    }
                }
                assertThat(api.get("c-1", held.path("messages/")).at("/count").asInt())
                        .isEqualTo(1);
                assertThat(waiting).as("those who wait").noneMatch(CompletableFuture::isDone);
                assertThat(waiting)
                        .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(503));
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LOCK_TIMEOUT);
            }
            assertThat(api.post("t-1", held.path("send/"), Api.content("goes on"))
                            .at("/seq")
                            .asInt())
                    .isEqualTo(2);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    @Test
    void heldConversationShouldHarmNoOtherHoweverManyWriteThere() throws Exception {
        try (var serve = RapportProcess.command(
                        "serve", "--data", DataFolders.fresh(data()).toString())
                .with("RAPPORT_RATE_LIMIT", "0")
                .start()) {
            Api api = serve.api();
            Talk held = api.introduce("t-1", "c-1");
            Talk other = api.introduce("t-2", "c-2");
            try (var lock = HeldConversation.hold(RunningDatabase.connect(data()), held)) {
                List<CompletableFuture<Api.Answer>> waiting = IntStream.range(0, 30)
                        .mapToObj(i -> api.askAsync(Api.Call.post("t-1", held.path("send/"), Api.content("waits"))))
                        .toList();
                lock.awaitWaiting(10);
                long begin = System.nanoTime();
                System.out.println(api.ask(Api.Call.post("t-2", other.path("send/"), Api.content("goes on"))));
                System.out.println(Duration.ofNanos(System.nanoTime() - begin));
                waiting.forEach(w -> System.out.println(w.join().status()));
            }
        }
    }
}
