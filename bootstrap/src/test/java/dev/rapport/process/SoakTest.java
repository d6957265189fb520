package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 sends a second to 200 open sockets: none lost, none doubled, none out of order. For ten seconds, or as many as
 * {@code -Drapport.soak.seconds=…} says. It says how fast it was, which is nothing to be asserted.
 */
class SoakTest {

    private static final int PAIRS = 100;
    private static final int SENDS_A_SECOND = 200;
    private static final int SECONDS = Integer.getInteger("rapport.soak.seconds", 10);
    private static final int SENDS = SENDS_A_SECOND * SECONDS;
    private static final int MAX_UNDER_WAY = 50;
    private static final long GENEROUS_SECONDS = 60;

    @TempDir
    Path data;

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everySocketShouldHearEveryMessageOnceAndInOrder() throws Exception {
        DataFolders.fresh(data);
        try (var serve = RapportProcess.command("serve")
                .with("RAPPORT_DATA", data.toString())
                .with("RAPPORT_RATE_LIMIT", "0")
                .start()) {
            Api api = serve.api();
            List<Ear> providers = new ArrayList<>();
            List<Ear> customers = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                Talk talk = api.introduce("provider-" + i, "customer-" + i);
                providers.add(Ear.open(api, talk, talk.provider()));
                customers.add(Ear.open(api, talk, talk.customer()));
            }
            long began = System.nanoTime();
            List<CompletableFuture<?>> sends = send(api, providers, customers, began);
            CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).get(GENEROUS_SECONDS, TimeUnit.SECONDS);
            double took = (System.nanoTime() - began) / 1e9;

            List<Ear> all = new ArrayList<>(providers);
            all.addAll(customers);
            long end = System.nanoTime() + Duration.ofSeconds(GENEROUS_SECONDS).toNanos();
            for (Ear ear : all) {
                // The conversation's first message was there before.
                ear.awaitMessages(1 + SENDS / PAIRS, end);
                long there = api.get(ear.member(), ear.talk().path(""))
                        .at("/last_seq")
                        .asLong();
                assertThat(there).as("messages of %s", ear.member()).isEqualTo(1 + SENDS / PAIRS);
                assertThat(ear.lastSeq())
                        .as("messages heard by %s", ear.member())
                        .isEqualTo(there);
            }
            assertThat(all).flatExtracting(Ear::complaints).isEmpty();
            System.out.printf(
                    "Soak: %d sends to %d sockets in %.1f s (%.0f a second); from send to socket %s%n",
                    SENDS, all.size(), took, SENDS / took, Ear.latencies(all));
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    /**
     * Each side of each pair in turn, half of them through their sockets and half by REST. A machine with other things to do gets
     * no more than it can answer.
     */
    private static List<CompletableFuture<?>> send(Api api, List<Ear> providers, List<Ear> customers, long began)
            throws InterruptedException {
        List<CompletableFuture<?>> sends = new ArrayList<>();
        var underWay = new Semaphore(MAX_UNDER_WAY);
        for (int i = 0; i < SENDS; i++) {
            long due = began + i * (1_000_000_000L / SENDS_A_SECOND);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int round = i / PAIRS;
            Ear sender = (round % 2 == 0 ? providers : customers).get(i % PAIRS);
            underWay.acquire();
            CompletableFuture<?> send = i % 4 < 2 ? sender.say() : sender.post(api);
            sends.add(send.whenComplete((done, failure) -> underWay.release()));
        }
        return sends;
    }
}
