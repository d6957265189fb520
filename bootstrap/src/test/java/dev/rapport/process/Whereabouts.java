package dev.rapport.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where the server is just now: it dies, and comes back at another address. */
final class Whereabouts {

    /** How long a client waits for another address before it tries the old one again. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Api current;

    Whereabouts(Api first) {
        current = first;
    }

    synchronized Api now() {
        return current;
    }

    synchronized void moved(Api next) {
        current = next;
        notifyAll();
    }

    /** Where to try again after a call there has failed. */
    synchronized Api after(Api failed) throws InterruptedException {
        if (current == failed) {
            TimeUnit.NANOSECONDS.timedWait(this, PATIENCE.toNanos());
        }
        return current;
    }
}
