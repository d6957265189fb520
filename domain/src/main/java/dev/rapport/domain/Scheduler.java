package dev.rapport.domain;

import java.time.Duration;

/**
 * Port: does something later. Tests give one whose time is theirs, so that none of them sleeps.
 *
 * <p>Thread-safe. Tasks run on threads of the scheduler's own, or of the test's, and throw nothing; of two that are due
 * at different times the earlier one begins first. What waits when the scheduler is closed runs at once instead, as far
 * as the time for stopping allows; what waits when the process dies is lost.
 */
public interface Scheduler {

    /**
     * Runs the task once, when so much time has passed; {@link Duration#ZERO}: as soon as may be.
     *
     * @throws java.util.concurrent.RejectedExecutionException when too many tasks wait, or the scheduler is closed
     */
    void schedule(Duration delay, Runnable task);
}
