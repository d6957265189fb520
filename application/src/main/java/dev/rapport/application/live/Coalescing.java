package dev.rapport.application.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.ObjLongConsumer;

/**
 * Does something for a key after whatever asked for it: one at a time for each key, and once more where it was asked for
 * meanwhile. So of many wishes at once few are left, and the last thing done has seen all that came before it.
 * Thread-safe.
 */
final class Coalescing<K> {

    private enum State {
        UNDER_WAY,
        WANTED_AGAIN
    }

    private final Executor executor;
    private final ObjLongConsumer<K> work;
    private final Map<K, State> states = new ConcurrentHashMap<>();

    /** @param work what is done, with the time of the wish that began it; it throws nothing */
    Coalescing(Executor executor, ObjLongConsumer<K> work) {
        this.executor = executor;
        this.work = work;
    }

    void want(K key, long since) {
        State state = states.merge(key, State.UNDER_WAY, (before, again) -> State.WANTED_AGAIN);
        if (state == State.UNDER_WAY) {
            executor.execute(() -> work(key, since));
        }
    }

    private void work(K key, long since) {
        boolean goesOn = true;
        while (goesOn) {
            work.accept(key, since);
            goesOn = states.computeIfPresent(key, (same, state) -> state == State.WANTED_AGAIN ? State.UNDER_WAY : null)
                    != null;
        }
    }
}
