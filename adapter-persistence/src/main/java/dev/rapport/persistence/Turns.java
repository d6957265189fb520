package dev.rapport.persistence;

import dev.rapport.domain.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those who would wait for each other in PostgreSQL wait here instead, where it costs no connection. Otherwise one
 * lock that somebody holds for long would take all connections, one for each who waits for it, and with them everything
 * else that needs the database. Thread-safe.
 */
final class Turns {

    private final Duration patience;
    private final Map<Object, Turn> turns = new ConcurrentHashMap<>();

    /** @param patience how long a work waits for all of its turns together */
    Turns(Duration patience) {
        this.patience = patience;
    }

    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock(true);

        /** Who waits for it, and who has it; changed within the map's own locks alone. */
        private int users;
    }

    /**
     * Works once it is its turn at each of the things, first come, first served.
     *
     * @param things in an order that is the same for everybody who wants the same ones
     * @throws Unavailable when its turn does not come in time
     */
    <T> T take(List<?> things, Supplier<T> work) {
        return take(things, System.nanoTime() + patience.toNanos(), work);
    }

    private <T> T take(List<?> things, long deadline, Supplier<T> work) {
        if (things.isEmpty()) {
            return work.get();
        }
        Object thing = things.get(0);
        Turn turn = turns.compute(thing, (key, known) -> joined(known));
        try {
            await(turn, deadline);
            try {
                return take(things.subList(1, things.size()), deadline, work);
            } finally {
                turn.lock.unlock();
            }
        } finally {
            turns.computeIfPresent(thing, (key, known) -> --known.users == 0 ? null : known);
        }
    }

    private static Turn joined(Turn known) {
        Turn turn = known == null ? new Turn() : known;
        turn.users++;
        return turn;
    }

    private static void await(Turn turn, long deadline) {
        try {
            if (!turn.lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable("those before it took too long");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for its turn", stopped);
        }
    }
}
