package dev.rapport.domain;

import java.time.Duration;

/**
 * Port: does something later. Tests give one whose time is theirs, so that none of them sleeps.
 *
 * <p>Thread-safe. Tasks run on threads of the scheduler's own, or of the test's, and throw nothing. What is not due when
 * the process dies is lost.
 */
public interface Scheduler {

    /**
     * Runs the task once, when so much time has passed; {@link Duration#ZERO}: as soon as may be.
     *
     * @throws java.util.concurrent.RejectedExecutionException when too many tasks wait, or the scheduler is closed
     */
    void schedule(Duration delay, Runnable task);
}
