package dev.rapport.application.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Does something for keys after whatever asked for it: at one time for those that were asked for by then, up to a limit,
 * and once more for a key that is asked for meanwhile. So of many wishes at once few are left, and the last thing done has
 * seen all that came before it.
 *
 * <p>What is done asks the store, and shares the threads of those that deliver: one at a time, so that no message waits
 * behind it when the store is slow. Thread-safe.
 */
final class Coalescing<K> {

    private final Executor executor;
    private final int mostTogether;
    private final Consumer<Map<K, Long>> work;

    /** What is asked for, with the time of the wish that came first; guarded by itself, as is what follows. */
    private final Map<K, Long> wanted = new LinkedHashMap<>();

    private boolean isAtWork;

    /**
     * @param mostTogether for how many keys something is done at one time
     * @param work what is done, for keys with the times of the wishes, those first that have waited longest
     */
    Coalescing(Executor executor, int mostTogether, Consumer<Map<K, Long>> work) {
        this.executor = executor;
        this.mostTogether = mostTogether;
        this.work = work;
    }

    void want(K key, long since) {
        synchronized (wanted) {
            wanted.putIfAbsent(key, since);
            if (isAtWork) {
                return;
            }
            isAtWork = true;
        }
        executor.execute(this::work);
    }

    private void work() {
        boolean isDone = false;
        try {
            for (Map<K, Long> some = take(); !some.isEmpty(); some = take()) {
                work.accept(some);
            }
            isDone = true;
        } finally {
            if (!isDone) {
                breakOff();
            }
        }
    }

    /** Whoever asks next has the work begin again. */
    private void breakOff() {
        synchronized (wanted) {
            isAtWork = false;
        }
    }

    /** Nothing: then nobody is at work any more. */
    private Map<K, Long> take() {
        synchronized (wanted) {
            Map<K, Long> some = new LinkedHashMap<>();
            Iterator<Map.Entry<K, Long>> waiting = wanted.entrySet().iterator();
            while (waiting.hasNext() && some.size() < mostTogether) {
                Map.Entry<K, Long> next = waiting.next();
                some.put(next.getKey(), next.getValue());
                waiting.remove();
            }
            isAtWork = !some.isEmpty();
            return some;
        }
    }
}
