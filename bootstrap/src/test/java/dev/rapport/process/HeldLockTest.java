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
@Timeout(180)
class HeldLockTest {

    private static final int POOL = 10;

    /** Waiting for one's turn, then for the lock, and something for a slow machine. */
    private static final Duration LIMIT = Duration.ofSeconds(5 + 5 + 3);

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
    void heldConversationShouldBeUnavailableAndHarmNoOtherHoweverManyWaitForIt() throws Exception {
        try (var serve = RapportProcess.command(
                        "serve", "--data", DataFolders.fresh(data()).toString())
                .with("RAPPORT_RATE_LIMIT", "0")
                .start()) {
            Api api = serve.api();
            Talk held = api.introduce("t-1", "c-1");
            Talk other = api.introduce("t-2", "c-2");
            try (var lock = HeldConversation.hold(RunningDatabase.connect(data()), held)) {
                long begin = System.nanoTime();
                List<CompletableFuture<Api.Answer>> waiting = IntStream.range(0, 3 * POOL)
                        .mapToObj(i -> api.askAsync(whatNeedsTheLock(i, held)))
                        .toList();
                lock.awaitWaiting();
                var all = CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new));
                for (int seq = 2; !all.isDone(); seq++) {
                    assertThat(send(api, "c-2", other)).isEqualTo(seq);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT);
                assertThat(waiting)
                        .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(503));
                assertThat(api.get("c-1", held.path("messages/")).at("/count").asInt())
                        .isEqualTo(1);
            }
            assertThat(send(api, "t-1", held)).isEqualTo(2);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    private static Api.Call whatNeedsTheLock(int i, Talk talk) {
        return switch (i % 3) {
            case 0 -> Api.Call.post(talk.provider(), talk.path("send/"), Api.content("waits"));
            case 1 -> Api.Call.post(talk.customer(), talk.path("send/"), Api.content("waits too"));
            default -> Api.Call.post(talk.customer(), talk.path("read/"), null);
        };
    }

    private static int send(Api api, String sender, Talk talk) throws Exception {
        return api.post(sender, talk.path("send/"), Api.content("goes on"))
                .at("/seq")
                .asInt();
    }
}
