package dev.rapport.http.security;

import com.auth0.jwt.algorithms.Algorithm;
import dev.rapport.domain.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps published keys, and follows when they change. What is known is used at once, also while the keys are out of reach;
 * who needs one that is not known waits for the next download, which is one for all of them, and none comes soon after
 * another: tokens that name keys which nobody has cannot make us ask again and again. Thread-safe.
 */
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    /** From the beginning of one download to that of the next, whatever happens. */
    static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    /** So old at most may keys be before they are asked for again: a key that was withdrawn is believed no longer. */
    static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** How many wait for a download at once: those beyond are told to come again, so that others are still served. */
    static final int MAX_WAITING = 16;

    private final Supplier<CompletableFuture<KeySet>> download;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private volatile Known known = new Known(Optional.empty(), Instant.MIN);
    private CompletableFuture<KeySet> running;
    private Instant begun = Instant.MIN;
    private boolean hasFailed;

    private record Known(Optional<KeySet> keys, Instant since) {}

    /** @param download begins one; it ends by itself, with keys or with the reason why there are none */
    KeyRing(Supplier<CompletableFuture<KeySet>> download, Clock clock) {
        this.download = download;
        this.clock = clock;
    }

    /** Begins to ask for the keys. */
    void prepare() {
        next();
    }

    /**
     * The key for a token; empty where none of the published ones is.
     *
     * @throws Unavailable when it is not known and can't be asked for now
     */
    Optional<Algorithm> find(Optional<String> id, String algorithm) {
        Known current = known;
        Optional<Algorithm> found = current.keys().flatMap(keys -> keys.find(id, algorithm));
        if (found.isPresent()) {
            if (isOlder(current.since(), MAX_AGE)) {
                next();
            }
            return found;
        }
        Optional<CompletableFuture<KeySet>> next = next();
        if (next.isPresent()) {
            return await(next.get()).find(id, algorithm);
        }
        synchronized (this) {
            if (hasFailed) {
                throw new Unavailable("the keys are out of reach, and this token's is not among those known");
            }
        }
        return known.keys().flatMap(keys -> keys.find(id, algorithm));
    }

    private KeySet await(CompletableFuture<KeySet> next) {
        if (!waiting.tryAcquire()) {
            throw new Unavailable("too many wait for the keys");
        }
        try {
            return next.get();
        } catch (ExecutionException failed) {
            throw new Unavailable("the keys are out of reach", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for keys", stopped);
        } finally {
            waiting.release();
        }
    }

    /** The download under way, or a new one; empty where it is too early for that. */
    private synchronized Optional<CompletableFuture<KeySet>> next() {
        if (running != null) {
            return Optional.of(running);
        }
        if (!isOlder(begun, MIN_INTERVAL)) {
            return Optional.empty();
        }
        begun = clock.instant();
        CompletableFuture<KeySet> started = new CompletableFuture<>();
        running = started;
        begin().whenComplete((keys, fault) -> end(started, keys, fault));
        return Optional.of(started);
    }

    private CompletableFuture<KeySet> begin() {
        try {
            return download.get();
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    /** Whoever waits sees what it has brought only after everybody else does too. */
    private void end(CompletableFuture<KeySet> started, KeySet keys, Throwable fault) {
        synchronized (this) {
            running = null;
            if (fault == null) {
                known = new Known(Optional.of(keys), clock.instant());
            }
            tell(fault);
            hasFailed = fault != null;
        }
        if (fault == null) {
            started.complete(keys);
        } else {
            started.completeExceptionally(fault);
        }
    }

    /** Once for an outage, and once for its end. */
    private void tell(Throwable fault) {
        if (fault != null && !hasFailed) {
            LOG.warn("The keys that tokens are signed with can't be had; those known are used on: {}", reason(fault));
        } else if (fault == null && hasFailed) {
            LOG.info("The keys that tokens are signed with are within reach again");
        }
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Also where the clock has gone back meanwhile: nothing is of the future. */
    private boolean isOlder(Instant time, Duration age) {
        Instant now = clock.instant();
        return now.isBefore(time) || !now.minus(age).isBefore(time);
    }
}
