package dev.rapport.bootstrap.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Two things of a start that do not need each other, at the same time. */
final class Meanwhile {

    private Meanwhile() {}

    /**
     * Does one on a thread of its own and the other on this one, and waits for both, also where one of them fails: so
     * nothing is under way when this returns.
     *
     * @return what came of the second
     * @throws Exception what the first threw, or else the second
     */
    static <T> T run(Callable<?> first, Callable<T> second) throws Exception {
        FutureTask<?> beside = new FutureTask<>(first);
        Thread thread = new Thread(beside, "meanwhile");
        thread.start();
        FutureTask<T> here = new FutureTask<>(second);
        here.run();
        try {
            result(beside);
        } catch (Exception | Error failed) {
            addTo(failed, here);
            throw failed;
        }
        return result(here);
    }

    private static void addTo(Throwable failed, FutureTask<?> other) {
        try {
            result(other);
        } catch (Exception | Error too) {
            failed.addSuppressed(too);
        }
    }

    private static <T> T result(FutureTask<T> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) failed.getCause();
        }
    }
}
