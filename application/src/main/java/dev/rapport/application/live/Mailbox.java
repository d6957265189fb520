package dev.rapport.application.live;

import dev.rapport.domain.message.Seq;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a lane has to do, one after the other, on threads that many lanes share. Thread-safe. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor executor;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isWorking;

    /** A message that waits for its turn. */
    interface Letter extends Runnable {
        Seq seq();
    }

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    /** Has the task done after all that came before. */
    void add(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (isWorking) {
                return;
            }
            isWorking = true;
        }
        executor.execute(this::work);
    }

    /** The same, at once and by the caller, where nobody is at work: for what takes no time. */
    void addHere(Runnable task) {
        synchronized (this) {
            if (isWorking) {
                waiting.add(task);
                return;
            }
            isWorking = true;
        }
        try {
            run(task);
        } finally {
            goOn();
        }
    }

    /** What has come meanwhile is none of the caller's business. */
    private void goOn() {
        synchronized (this) {
            isWorking = !waiting.isEmpty();
            if (!isWorking) {
                return;
            }
        }
        executor.execute(this::work);
    }

    /** The letter out of its turn, where it is there. */
    synchronized <T extends Letter> Optional<T> take(Class<T> type, Predicate<T> wanted) {
        Iterator<Runnable> all = waiting.iterator();
        while (all.hasNext()) {
            Runnable next = all.next();
            if (type.isInstance(next) && wanted.test(type.cast(next))) {
                all.remove();
                return Optional.of(type.cast(next));
            }
        }
        return Optional.empty();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized boolean isIdle() {
        return !isWorking;
    }

    private void work() {
        Optional<Runnable> task = next();
        while (task.isPresent()) {
            run(task.get());
            task = next();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.error("Something live was not delivered", fault);
        }
    }

    private synchronized Optional<Runnable> next() {
        Optional<Runnable> task = Optional.ofNullable(waiting.poll());
        isWorking = task.isPresent();
        return task;
    }
}
