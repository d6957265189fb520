package dev.rapport.bootstrap.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's life: it starts, runs until a signal, and closes what it opened in reverse order, once.
 *
 * <p>All of it happens on the thread that calls {@link #run}, so closing never meets a start still under way: a signal
 * during the start takes effect before the next thing is opened. The first signal asks for an orderly end, a second one
 * ends the process at once, and so does the time limit.
 */
public final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final int SIGNAL_EXIT = 128;

    private final Duration stopLimit;
    private final Deque<Opened> opened = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean limited = new AtomicBoolean();

    /** @param stopLimit how long an orderly end may take, from the signal on */
    public Lifecycle(Duration stopLimit) {
        this.stopLimit = stopLimit;
    }

    /** Opens everything, by way of {@link #open}. */
    @FunctionalInterface
    public interface Start {
        void open(Lifecycle lifecycle) throws Exception;
    }

    private record Opened(String name, AutoCloseable resource) {}

    /** Thrown out of a start that a signal has overtaken. */
    private static final class Overtaken extends RuntimeException {}

    /**
     * Starts, waits for a signal, and closes.
     *
     * @return the process's exit status: 0 after an orderly end, 1 where something could not be closed
     * @throws Exception what the start threw, after closing what it had opened
     */
    public int run(Start start) throws Exception {
        return runOnce(lifecycle -> {
            start.open(lifecycle);
            stop.await();
        });
    }

    /** Does something that ends by itself, or at a signal, and closes. Otherwise like {@link #run}. */
    public int runOnce(Start start) throws Exception {
        TerminationSignals.listen(this::hear);
        boolean closed;
        try {
            start.open(this);
        } catch (Exception e) {
            if (!isStopping()) {
                throw e;
            }
            // Ctrl-C reaches the programs that a start is running too, and makes them fail.
            LOG.debug("The start was broken off", e);
        } finally {
            closed = close();
        }
        return closed ? 0 : 1;
    }

    /** Opens one thing, to be closed before all that was opened earlier. */
    public <T extends AutoCloseable> T open(String name, Callable<T> opening) throws Exception {
        requireGoingOn();
        T resource = opening.call();
        opened.push(new Opened(name, resource));
        return resource;
    }

    /** Ends a start that a signal has overtaken: for one that takes long, to be called now and then. */
    public void requireGoingOn() {
        if (isStopping()) {
            throw new Overtaken();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private synchronized void hear(int signal) {
        if (isStopping()) {
            Runtime.getRuntime().halt(SIGNAL_EXIT + signal);
        }
        limitTime();
        stop.countDown();
        LOG.info("Stopping");
    }

    private boolean close() {
        limitTime();
        boolean closed = true;
        while (!opened.isEmpty()) {
            Opened next = opened.pop();
            try {
                next.resource().close();
            } catch (Exception e) {
                closed = false;
                LOG.error("Closing {} failed", next.name(), e);
            }
        }
        if (isStopping()) {
            LOG.info("Stopped");
        }
        return closed;
    }

    private void limitTime() {
        if (limited.compareAndSet(false, true)) {
            var limiter = new Thread(this::haltAtLimit, "stop-limit");
            limiter.setDaemon(true);
            limiter.start();
        }
    }

    private void haltAtLimit() {
        try {
            Thread.sleep(stopLimit.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        LOG.error("The orderly end took more than {} s: ending at once", stopLimit.toSeconds());
        Runtime.getRuntime().halt(1);
    }
}
