package dev.rapport.bootstrap.process;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs what holds nothing that has to be closed in order, until it ends by itself or a signal interrupts it. A second signal
 * ends the process at once.
 */
public final class UntilSignal {

    private static final int SIGNAL_EXIT = 128;

    private UntilSignal() {}

    /** @return what the work answers; 0 where a signal was what ended it */
    public static int run(Callable<Integer> work) throws Exception {
        Thread worker = Thread.currentThread();
        AtomicBoolean isStopping = new AtomicBoolean();
        TerminationSignals.listen(signal -> {
            if (!isStopping.compareAndSet(false, true)) {
                Runtime.getRuntime().halt(SIGNAL_EXIT + signal);
            }
            worker.interrupt();
        });
        try {
            return work.call();
        } catch (InterruptedException e) {
            if (!isStopping.get()) {
                throw e;
            }
            return 0;
        }
    }
}
