package dev.rapport.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What many do at once, over two nodes on one store. */
abstract class RaceScenarios extends Scenarios {

    @Test
    void oneNameTwentyTimesAtOnceShouldBeOneMessage() throws Exception {
        String id = stage.aConversation();
        Stage other = node(Rules.DEFAULT);
        UUID name = UUID.randomUUID();

        List<Reply> replies =
                atOnce(20, i -> (i % 2 == 0 ? stage : other).as("trainer").send(id, "Once", name));

        assertThat(byStatus(replies)).isEqualTo(Map.of(201, 1L, 200, 19L));
        assertThat(replies)
                .extracting(reply -> reply.text("/id"))
                .containsOnly(replies.get(0).text("/id"));
        assertSound(id, 2);
    }

    @Test
    void hundredSendsOfOneMemberAtOnceShouldBeThirtyAccepted() throws Exception {
        String id = stage.aConversation();
        Stage other = node(Rules.DEFAULT);

        List<Reply> replies =
                atOnce(100, i -> (i % 2 == 0 ? stage : other).as("trainee").send(id, "message " + i));

        assertThat(byStatus(replies)).isEqualTo(Map.of(201, 30L, 429, 70L));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 429)
                .allSatisfy(reply -> assertThat(reply.retryAfter()).isPresent());
        assertSound(id, 31);
    }

    @Test
    void startFromBothSidesAtOnceShouldBeOneConversation() throws Exception {
        stage.aTrainerWithATrainee();
        Stage one = node(eitherStarts());
        Stage other = node(eitherStarts());

        List<Reply> replies = atOnce(
                20,
                i -> i % 2 == 0
                        ? one.as("trainer").start("trainee", "from the trainer " + i)
                        : other.as("trainee").start("trainer", "from the trainee " + i));

        assertThat(byStatus(replies)).isEqualTo(Map.of(201, 1L, 200, 19L));
        String id = replies.get(0).text("/conversation/id");
        assertThat(replies).extracting(reply -> reply.text("/conversation/id")).containsOnly(id);
        assertSound(id, 20);
    }

    @Test
    void noSendShouldBeAcceptedAfterTheEnd() throws Exception {
        String id = stage.aConversation();
        Stage one = node(unlimited());
        Stage other = node(unlimited());

        List<Reply> replies = atOnce(40, i -> {
            if (i == 20) {
                one.host().part("trainer", "trainee").expect(204);
                return one.as("trainer").conversation(id).expect(200);
            }
            return (i % 2 == 0 ? one : other)
                    .as(i % 3 == 0 ? "trainer" : "trainee")
                    .send(id, "message " + i);
        });

        long atTheEnd = replies.remove(20).number("/last_seq");
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 403));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 403)
                .extracting(Reply::code)
                .isSubsetOf("conversation_archived");
        assertThat(stage.as("trainer").conversation(id).number("/last_seq")).isEqualTo(atTheEnd);
        assertThat(byStatus(replies).getOrDefault(201, 0L)).isEqualTo(atTheEnd - 1);
    }

    @Test
    void noSendShouldBeAcceptedAfterAnErasure() throws Exception {
        String id = stage.aConversation();
        Stage other = node(Rules.DEFAULT);

        List<Reply> replies = atOnce(40, i -> {
            if (i == 20) {
                stage.host().erase("trainee").expect(204);
                return stage.as("trainer").conversation(id).expect(200);
            }
            return (i % 2 == 0 ? stage : other)
                    .as(i % 3 == 0 ? "trainer" : "trainee")
                    .send(id, "message " + i);
        });

        long atTheEnd = replies.remove(20).number("/last_seq");
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .extracting(Reply::code)
                .isSubsetOf("conversation_archived", "conversation_not_found");
        assertThat(stage.as("trainer").conversation(id).number("/last_seq")).isEqualTo(atTheEnd);
        assertThat(byStatus(replies).getOrDefault(201, 0L)).isEqualTo(atTheEnd - 1);
    }

    @Test
    void noStartShouldBeAcceptedAfterTheEnd() throws Exception {
        stage.aTrainerWithATrainee();
        Stage other = node(Rules.DEFAULT);

        List<Reply> replies = atOnce(20, i -> {
            if (i == 10) {
                stage.host().part("trainer", "trainee").expect(204);
                return stage.as("trainer").conversations().expect(200);
            }
            return (i % 2 == 0 ? stage : other).as("trainer").start("trainee", "Hello " + i);
        });

        Reply atTheEnd = replies.remove(10);
        assertThat(replies)
                .filteredOn(reply -> reply.status() >= 300)
                .extracting(Reply::code)
                .isSubsetOf("no_relationship");
        long accepted = replies.stream().filter(reply -> reply.status() < 300).count();
        Reply afterwards = stage.as("trainer").conversations().expect(200);
        assertThat(afterwards.body()).isEqualTo(atTheEnd.body());
        assertThat(afterwards.number("/count")).isEqualTo(Math.min(1, accepted));
        assertThat(afterwards.body().at("/results/0/last_seq").asLong()).isEqualTo(accepted);
    }

    @Test
    void unreadShouldBeARecountWhoeverReadsAmongTheSends() throws Exception {
        String id = stage.aConversation();
        Stage other = node(Rules.DEFAULT);

        List<Reply> replies = atOnce(40, i -> {
            Stage node = i % 2 == 0 ? stage : other;
            return i % 4 < 2
                    ? node.as(i % 8 < 2 ? "trainer" : "trainee").send(id, "message " + i)
                    : node.as(i % 8 < 4 ? "trainer" : "trainee").read(id);
        });

        assertThat(byStatus(replies)).isEqualTo(Map.of(201, 20L, 200, 20L));
        Reply all = stage.as("trainer")
                .get("conversations/" + id + "/messages/?after=0&limit=100")
                .expect(200);
        for (String reader : List.of("trainer", "trainee")) {
            Reply seen = stage.as(reader).conversation(id).expect(200);
            List<String> afterTheMark =
                    all.results("/sender/id").subList((int) seen.number("/read_seq"), (int) seen.number("/last_seq"));
            long recount = afterTheMark.stream()
                    .filter(author -> !author.equals(reader))
                    .count();
            assertThat(seen.number("/unread_count")).isEqualTo(recount);
            assertThat(stage.as(reader).unread()).isEqualTo(recount);
        }
    }

    private void assertSound(String id, long messages) {
        Reply all = stage.as("trainer")
                .get("conversations/" + id + "/messages/?after=0&limit=100")
                .expect(200);
        assertThat(all.results("/seq"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, messages)
                        .mapToObj(Long::toString)
                        .toList());
        long ofTrainer =
                all.results("/sender/id").stream().filter("trainer"::equals).count();
        assertThat(stage.as("trainee").unread()).isEqualTo(ofTrainer);
        assertThat(stage.as("trainer").unread()).isEqualTo(messages - ofTrainer);
    }

    private static Map<Integer, Long> byStatus(List<Reply> replies) {
        return replies.stream().collect(groupingBy(Reply::status, counting()));
    }

    private interface Call {
        Reply make(int number);
    }

    /** So many calls, let go at one moment; the replies by their number. */
    private static List<Reply> atOnce(int calls, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Reply>> replies = IntStream.range(0, calls)
                    .<Callable<Reply>>mapToObj(i -> () -> {
                        go.await();
                        return call.make(i);
                    })
                    .map(threads::submit)
                    .toList();
            go.countDown();
            List<Reply> all = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                all.add(reply.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
