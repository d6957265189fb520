package dev.rapport.persistence;

import dev.rapport.domain.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Does together what waits together: whoever comes while nothing is done begins at once; whoever comes meanwhile waits,
 * and one of those does it for all that have come by then. No timer and no thread of its own: alone, nothing waits, and
 * the more there is to do, the more is done at a time. First come, first served. Thread-safe.
 *
 * <p>What is done for a question begins after the question was asked: it sees all that was committed before.
 *
 * @param <Q> what is asked for: something to write, or to look up
 * @param <A> what becomes of it
 */
public final class Together<Q, A> {

    private final int most;
    private final Function<List<Q>, List<A>> work;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean isBusy;

    /**
     * @param most how many are done together at most
     * @param work does it and answers for each in its place; what it throws is thrown to all of them
     */
    public Together(int most, Function<List<Q>, List<A>> work) {
        this.most = most;
        this.work = work;
    }

    private final class Waiting {

        private final Q question;
        private final CompletableFuture<A> answer = new CompletableFuture<>();

        /** Completed when there is an answer, or when it is this one's turn to do the work. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        Waiting(Q question) {
            this.question = question;
        }
    }

    /**
     * Has it done, and waits for the answer.
     *
     * @throws Unavailable when the thread is interrupted meanwhile; it may have been done all the same
     */
    public A of(Q question) {
        Waiting own = new Waiting(question);
        try {
            if (isFirst(own) || answerOf(own.turn)) {
                lead();
            }
            return answerOf(own.answer);
        } catch (InterruptedException stopped) {
            leave(own);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while others were at it", stopped);
        }
    }

    /** How many wait at the moment, those aside for whom it is being done. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean isFirst(Waiting own) {
        waiting.add(own);
        boolean first = !isBusy;
        isBusy = true;
        return first;
    }

    /** Does it for those who wait by now, of whom the caller is the first, and hands on to the next. */
    private void lead() {
        List<Waiting> together = gather();
        try {
            List<A> answers =
                    work.apply(together.stream().map(one -> one.question).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer.complete(answers.get(i));
            }
        } catch (RuntimeException | Error fault) {
            together.forEach(one -> one.answer.completeExceptionally(fault));
        } finally {
            handOn();
            together.forEach(one -> one.turn.complete(false));
        }
    }

    private synchronized List<Waiting> gather() {
        List<Waiting> together = new ArrayList<>();
        while (together.size() < most && !waiting.isEmpty()) {
            together.add(waiting.remove());
        }
        return together;
    }

    private synchronized void handOn() {
        Waiting next = waiting.peek();
        isBusy = next != null;
        if (isBusy) {
            next.turn.complete(true);
        }
    }

    /** Whoever goes must not take the turn along. */
    private synchronized void leave(Waiting own) {
        if (waiting.remove(own) && own.turn.getNow(false)) {
            handOn();
        }
    }

    private static <T> T answerOf(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        }
    }
}
