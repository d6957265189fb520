package dev.rapport.testkit.memory;

import dev.rapport.domain.Ids;
import dev.rapport.domain.limit.RateLimit;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the in-memory adapters share: tables under one lock, empty at birth. Every port call is one step under that lock,
 * so that calls cannot cross; what a step writes it decides first, so that what is refused leaves no trace. Thread-safe.
 */
public final class InMemoryStore {

    final ConversationTable conversations = new ConversationTable();
    final MessageTable messages = new MessageTable();
    final MemberTable members = new MemberTable();
    final DeviceTable devices = new DeviceTable();
    final RateLimit limit;
    final Ids ids;
    final boolean keepsDirectory;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    private InMemoryStore(Clock clock, RateLimit limit, Ids ids, boolean keepsDirectory) {
        this.clock = clock;
        this.limit = limit;
        this.ids = ids;
        this.keepsDirectory = keepsDirectory;
    }

    /** A store that keeps the directory too: only a provider and a customer whom it knows can be related. */
    public static InMemoryStore standalone(Clock clock, RateLimit limit, Ids ids) {
        return new InMemoryStore(clock, limit, ids, true);
    }

    /** A store for a host with a directory of its own: it knows no members, and relates whomever the host relates. */
    public static InMemoryStore besideOwnDirectory(Clock clock, RateLimit limit, Ids ids) {
        return new InMemoryStore(clock, limit, ids, false);
    }

    <T> T atomically(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    void atomically(Runnable step) {
        atomically(() -> {
            step.run();
            return null;
        });
    }

    /** The store's time, to the microsecond. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
