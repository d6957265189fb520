package dev.rapport.application.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.ObjLongConsumer;

/**
 * Does something for a key after whatever asked for it: one at a time for each key, and once more where it was asked for
 * meanwhile. So of many wishes at once few are left, and the last thing done has seen all that came before it.
 *
 * <p>What is done asks the store, and shares the threads of those that deliver: only a few are done at once, so that no
 * message waits behind them when the store is slow. Thread-safe.
 */
final class Coalescing<K> {

    private enum State {
        UNDER_WAY,
        WANTED_AGAIN
    }

    private final Executor executor;
    private final int mostAtOnce;
    private final ObjLongConsumer<K> work;
    private final Map<K, State> states = new ConcurrentHashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int atWork;

    /**
     * @param mostAtOnce fewer than the executor has threads
     * @param work what is done, with the time of the wish that began it; it throws nothing
     */
    Coalescing(Executor executor, int mostAtOnce, ObjLongConsumer<K> work) {
        this.executor = executor;
        this.mostAtOnce = mostAtOnce;
        this.work = work;
    }

    void want(K key, long since) {
        State state = states.merge(key, State.UNDER_WAY, (before, again) -> State.WANTED_AGAIN);
        if (state == State.UNDER_WAY) {
            inTurn(() -> workFor(key, since));
        }
    }

    private void inTurn(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (atWork == mostAtOnce) {
                return;
            }
            atWork++;
        }
        executor.execute(this::work);
    }

    private void work() {
        Runnable next = next();
        while (next != null) {
            next.run();
            next = next();
        }
    }

    /** Null: then there is one less at work. */
    private Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.poll();
            if (next == null) {
                atWork--;
            }
            return next;
        }
    }

    private void workFor(K key, long since) {
        boolean goesOn = true;
        while (goesOn) {
            work.accept(key, since);
            goesOn = states.computeIfPresent(key, (same, state) -> state == State.WANTED_AGAIN ? State.UNDER_WAY : null)
                    != null;
        }
    }
}
