package dev.rapport.bootstrap.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that loses live messages, says them twice, breaks off connections, and answers in part. What it has in the end, the
 * listener has shown: each message once, in order. {@code -Drapport.seed=…} takes a failed run again.
 */
@Timeout(120)
class RandomServerTest {

    private static final int MESSAGES = 300;
    private static final List<String> CONVERSATIONS = List.of("a", "b", "c");

    private final FakeServer server = new FakeServer();
    private final long[] lastSeqs = new long[CONVERSATIONS.size()];

    static LongStream seeds() {
        Long given = Long.getLong("rapport.seed");
        return given != null
                ? LongStream.of(given)
                : ThreadLocalRandom.current().longs(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void listenerShouldShowEachMessageOnceAndInOrder(long seed) throws Exception {
        var random = new Random(seed);
        publish();
        try (server;
                var listener = Listening.to(server)) {
            FakeSocket socket = server.welcome();
            for (int i = 0; i < MESSAGES; i++) {
                int which = random.nextInt(CONVERSATIONS.size());
                lastSeqs[which]++;
                publish();
                tell(socket, which, random);
                while (socket.hasHeardMore()) {
                    answer(socket, random);
                }
                if (random.nextInt(30) == 0) {
                    breakOff(socket, random);
                    socket = server.welcome();
                }
            }
            breakOff(socket, random);
            answerAll(server.welcome(), listener, random);

            List<String> shown = listener.shown(MESSAGES);
            assertThat(shown).hasSize(MESSAGES);
            for (int which = 0; which < CONVERSATIONS.size(); which++) {
                String prefix = CONVERSATIONS.get(which) + " ";
                assertThat(shown.stream().filter(each -> each.startsWith(prefix)))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, lastSeqs[which])
                                .mapToObj(seq -> prefix + seq)
                                .toList());
            }
        }
    }

    private void publish() {
        server.hasConversations(IntStream.range(0, CONVERSATIONS.size())
                .mapToObj(which -> Frames.conversation(CONVERSATIONS.get(which), lastSeqs[which], 0))
                .toArray(JsonNode[]::new));
    }

    private void tell(FakeSocket socket, int which, Random random) {
        int times = List.of(0, 1, 1, 1, 1, 2).get(random.nextInt(6));
        for (int i = 0; i < times; i++) {
            socket.say(Frames.live(CONVERSATIONS.get(which), lastSeqs[which]));
        }
    }

    private static void breakOff(FakeSocket socket, Random random) {
        if (random.nextInt(5) == 0) {
            socket.drop();
        } else {
            socket.close(1012);
        }
    }

    private void answer(FakeSocket socket, Random random) throws InterruptedException {
        JsonNode question = socket.next();
        String conversation = question.path("conversation_id").asText();
        long after = question.path("after_seq").asLong();
        long last = lastSeqs[CONVERSATIONS.indexOf(conversation)];
        long part = Math.min(last, after + 1 + random.nextInt(5));
        socket.say(Frames.history(conversation, after + 1, part, part == last));
    }

    private void answerAll(FakeSocket socket, Listening listener, Random random) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (new ArrayList<>(listener.shown(0)).size() < MESSAGES) {
            assertThat(System.nanoTime())
                    .as("shown in time: %s", listener.shown(0))
                    .isLessThan(end);
            if (socket.hasHeardMore()) {
                answer(socket, random);
            }
        }
    }
}
