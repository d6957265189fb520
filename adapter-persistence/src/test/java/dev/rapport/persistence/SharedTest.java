package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of those who share a question that fails. */
@Timeout(60)
class SharedTest {

    private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    /** Asks so many at once, of whom all but the first share a question, and answers what each heard. */
    private List<CompletableFuture<String>> ask(int many, Function<List<Integer>, List<String>> statement) {
        var shared = new Shared<Integer, String>(10, questions -> {
            asked.add(questions);
            if (asked.size() == 1) {
                awaitQuietly(go);
            }
            return statement.apply(questions);
        });
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int question = i;
            answers.add(CompletableFuture.supplyAsync(() -> shared.of(question), task -> new Thread(task).start()));
            while (asked.isEmpty() || shared.waiting() < i) {
                Thread.onSpinWait();
            }
        }
        go.countDown();
        return answers;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void oneThatFailsShouldSpoilNoOther() {
        List<CompletableFuture<String>> answers = ask(4, questions -> {
            if (questions.contains(2)) {
                throw new IllegalStateException("planted");
            }
            return questions.stream().map(question -> "answer " + question).toList();
        });
        assertThat(answers.get(0).join()).isEqualTo("answer 0");
        assertThat(answers.get(1).join()).isEqualTo("answer 1");
        assertThatThrownBy(answers.get(2)::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("planted");
        assertThat(answers.get(3).join()).isEqualTo("answer 3");
        assertThat(asked).startsWith(List.of(0), List.of(1, 2, 3)).hasSize(5);
    }

    /** Asking each again would keep all of them waiting twice, and a database that is in trouble busy. */
    @Test
    void whatIsOutOfReachShouldBeSoForAll() {
        List<CompletableFuture<String>> answers = ask(4, questions -> {
            throw new Unavailable("planted");
        });
        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(Unavailable.class));
        assertThat(asked).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void oneWhoAsksAloneShouldHearWhatFailed() {
        assertThatThrownBy(ask(1, questions -> {
                            throw new IllegalStateException("planted");
                        })
                        .get(0)::join)
                .hasRootCauseMessage("planted");
        assertThat(asked).containsExactly(List.of(0));
    }
}
