package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherTest {

    private final List<List<Integer>> written = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CompletableFuture<Boolean>> held = new LinkedBlockingQueue<>();

    /** Writes only when the test lets it. */
    private List<String> whenLet(List<Integer> questions) {
        CompletableFuture<Boolean> letting = new CompletableFuture<>();
        written.add(questions);
        held.add(letting);
        letting.join();
        return questions.stream().map(question -> "answer " + question).toList();
    }

    private CompletableFuture<String> write(Together<Integer, String> group, int question) {
        var answer = new CompletableFuture<String>();
        new Thread(() -> {
                    try {
                        answer.complete(group.of(question));
                    } catch (RuntimeException fault) {
                        answer.completeExceptionally(fault);
                    }
                })
                .start();
        return answer;
    }

    private CompletableFuture<Boolean> nextHeld() throws InterruptedException {
        return held.poll(30, TimeUnit.SECONDS);
    }

    /** The group with one writing that is held, and so many that wait for it, numbered from 1. */
    private List<CompletableFuture<String>> crowd(Together<Integer, String> group, int size) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(write(group, 0));
        for (int i = 1; i <= size; i++) {
            awaitWaiting(group, i - 1, answers.get(0));
            answers.add(write(group, i));
        }
        awaitWaiting(group, size, answers.get(0));
        return answers;
    }

    private void awaitWaiting(Together<Integer, String> group, int count, CompletableFuture<String> first) {
        while (!(written.size() == 1 && group.waiting() == count) && !first.isDone()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoComesAloneShouldBeWrittenAlone() {
        var group = new Together<Integer, String>(10, questions -> List.of("answer " + questions));
        assertThat(group.of(7)).isEqualTo("answer [7]");
        assertThat(group.of(8)).isEqualTo("answer [8]");
    }

    @Test
    void thoseWhoWaitShouldBeWrittenTogetherInTheirOrder() throws Exception {
        var group = new Together<Integer, String>(10, this::whenLet);
        List<CompletableFuture<String>> answers = crowd(group, 3);

        nextHeld().complete(true);
        nextHeld().complete(true);

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsExactly("answer 0", "answer 1", "answer 2", "answer 3");
        assertThat(written).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void noMoreThanTheMostShouldBeWrittenTogether() throws Exception {
        var group = new Together<Integer, String>(2, this::whenLet);
        List<CompletableFuture<String>> answers = crowd(group, 5);

        for (int i = 0; i < 4; i++) {
            nextHeld().complete(true);
        }
        answers.forEach(CompletableFuture::join);
        assertThat(written).containsExactly(List.of(0), List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void aFaultShouldBeToldToThoseWrittenTogetherAndToNobodyElse() throws Exception {
        var group = new Together<Integer, String>(2, questions -> {
            List<String> answers = whenLet(questions);
            if (questions.contains(2)) {
                throw new IllegalStateException("planted");
            }
            return answers;
        });
        List<CompletableFuture<String>> answers = crowd(group, 3);
        for (int i = 0; i < 3; i++) {
            nextHeld().complete(true);
        }

        assertThat(answers.get(0).join()).isEqualTo("answer 0");
        assertThat(answers.get(3).join()).isEqualTo("answer 3");
        for (int failed : new int[] {1, 2}) {
            assertThatThrownBy(answers.get(failed)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("planted");
        }
    }

    @Test
    void whoIsInterruptedShouldNotTakeTheTurnAlong() throws Exception {
        var group = new Together<Integer, String>(1, this::whenLet);
        List<CompletableFuture<String>> answers = crowd(group, 0);
        var interrupted = new CompletableFuture<Throwable>();
        Thread waiting = new Thread(() -> {
            try {
                group.of(1);
                interrupted.complete(null);
            } catch (Unavailable stopped) {
                interrupted.complete(stopped);
            }
        });
        waiting.start();
        awaitWaiting(group, 1, answers.get(0));
        CompletableFuture<String> after = write(group, 2);
        awaitWaiting(group, 2, answers.get(0));

        waiting.interrupt();
        assertThat(interrupted.join()).isInstanceOf(Unavailable.class);
        nextHeld().complete(true);
        nextHeld().complete(true);

        assertThat(after.join()).isEqualTo("answer 2");
        assertThat(written).containsExactly(List.of(0), List.of(2));
    }

    @Test
    void manyAtOnceShouldEachGetTheirOwnAnswerAndNoTwoWritingsAtATime() {
        var writing = new AtomicInteger();
        var most = new AtomicInteger();
        var group = new Together<Integer, Integer>(8, questions -> {
            most.accumulateAndGet(writing.incrementAndGet(), Math::max);
            Thread.yield();
            writing.decrementAndGet();
            return questions.stream().map(question -> -question).toList();
        });
        List<CompletableFuture<Integer>> all = IntStream.range(0, 2_000)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> group.of(i)))
                .toList();

        assertThat(all)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_000).mapToObj(i -> -i).toList());
        assertThat(most).hasValue(1);
    }
}
