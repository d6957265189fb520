package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void takeShouldLetOneWorkAtATimeAtEachThing() {
        var turns = new Turns(LONG);
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        List<CompletableFuture<Integer>> works = IntStream.range(0, 500)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        turns.take(List.of("sender " + i % 3, "conversation"), () -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            Thread.yield();
                            return working.decrementAndGet();
                        })))
                .toList();
        works.forEach(CompletableFuture::join);

        assertThat(most).hasValue(1);
    }

    @Test
    void takeShouldNotWaitForThoseAtOtherThings() throws Exception {
        var turns = new Turns(LONG);
        try (var held = new Held(turns, "held")) {
            assertThat(turns.take(List.of("other"), () -> "done")).isEqualTo("done");
            assertThat(held.isOver()).isFalse();
        }
    }

    @Test
    void takeShouldBeUnavailableWhenTheTurnDoesNotComeInTime() throws Exception {
        var turns = new Turns(Duration.ofMillis(50));
        try (var held = new Held(turns, "held")) {
            assertThatThrownBy(() -> turns.take(List.of("other", "held"), () -> "done"))
                    .isInstanceOf(Unavailable.class);
            assertThat(held.isOver()).isFalse();
        }
        assertThat(turns.take(List.of("other", "held"), () -> "done")).isEqualTo("done");
    }

    @Test
    void takeShouldGiveTheTurnAwayWhenTheWorkFails() {
        var turns = new Turns(LONG);
        assertThatThrownBy(() -> turns.take(List.of("thing"), () -> {
                    throw new IllegalStateException("no luck");
                }))
                .hasMessage("no luck");

        assertThat(CompletableFuture.supplyAsync(() -> turns.take(List.of("thing"), () -> "done"))
                        .join())
                .isEqualTo("done");
    }

    /** Somebody who has the turn at a thing, until closed. */
    private static final class Held implements AutoCloseable {

        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Void> work;

        Held(Turns turns, String thing) throws InterruptedException {
            var begun = new CountDownLatch(1);
            work = CompletableFuture.runAsync(() -> turns.take(List.of(thing), () -> {
                begun.countDown();
                return awaitEnd();
            }));
            begun.await();
        }

        private boolean awaitEnd() {
            try {
                end.await();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isOver() {
            return work.isDone();
        }

        @Override
        public void close() {
            end.countDown();
            work.join();
        }
    }
}
