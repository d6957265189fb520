package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 200 sends a second to 200 open sockets: none lost, none doubled, none out of order. For a few seconds; for a minute with
 * {@code -Drapport.live.seconds=60}.
 */
class LiveLoadTest {

    private static final int SECONDS = Integer.getInteger("rapport.live.seconds", 3);
    private static final int SENDS_A_SECOND = 200;
    private static final int PAIRS = 100;
    private static final int SENDERS = 20;
    private static final long LIMIT_SECONDS = 60L + SECONDS;

    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final PostgresStore store = new PostgresStore();
    private final Stage stage = new Stage(store, new Rules(StartPolicy.PROVIDER, RateLimit.OFF, Labels.DEFAULT));
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    /** What a socket hears of messages, in order. */
    private static final class Ear {

        private final List<Long> seqs = new CopyOnWriteArrayList<>();
        private LiveSocket socket;

        void take(JsonNode frame) {
            if (frame.path("type").asText().equals("chat.new_message")) {
                seqs.add(frame.at("/message/seq").asLong());
            }
        }
    }

    /** Two who talk, and how many messages they have exchanged; one sender at a time. */
    private static final class Talk {

        private final Duo duo;
        private final String id;
        private long said = 1;

        Talk(Duo duo, String id) {
            this.duo = duo;
            this.id = id;
        }

        synchronized void goOn() {
            Client next = said % 2 == 0 ? duo.trainer() : duo.trainee();
            next.send(id, "message " + said).expect(201);
            said++;
        }
    }

    @AfterEach
    void close() {
        ears.forEach(ear -> ear.socket.close());
        threads.shutdownNow();
        stage.close();
        store.close();
    }

    private Talk aTalk() {
        Duo duo = Duo.on(stage);
        Talk talk = new Talk(duo, duo.talk());
        listen(duo.provider());
        listen(duo.customer());
        return talk;
    }

    private void listen(String member) {
        Ear ear = new Ear();
        ear.socket = stage.socketOf(member, ear::take);
        ears.add(ear);
    }

    @Test
    void everySocketShouldHearEachMessageOnceAndInOrder() throws Exception {
        List<Talk> talks = all(IntStream.range(0, PAIRS)
                .<Callable<Talk>>mapToObj(i -> this::aTalk)
                .toList());
        long begin = System.nanoTime();
        all(IntStream.range(0, SECONDS * SENDS_A_SECOND)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    LockSupport.parkNanos(begin + i * 1_000_000_000L / SENDS_A_SECOND - System.nanoTime());
                    talks.get(i % PAIRS).goOn();
                    return true;
                })
                .toList());
        long heard = 2L * SECONDS * SENDS_A_SECOND;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (ears.stream().mapToLong(ear -> ear.seqs.size()).sum() < heard) {
            assertThat(System.nanoTime()).as("within " + LIMIT_SECONDS + " s").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        long each = 1L + SECONDS * SENDS_A_SECOND / PAIRS;
        List<Long> truth = LongStream.rangeClosed(2, each).boxed().toList();
        assertThat(ears)
                .hasSize(2 * PAIRS)
                .allSatisfy(ear -> assertThat(ear.seqs).isEqualTo(truth));
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(tasks, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            results.add(result.get());
        }
        return results;
    }
}
