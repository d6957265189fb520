package dev.rapport.bootstrap.embedded;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it has ended without our doing: killed for memory, say. Nobody else would. It takes the
 * same port, so that whoever was connected finds it again.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** Starts the server again, after whatever is left of it. */
    interface Restart {
        void run() throws Exception;
    }

    private final PostgresServer server;
    private final Restart restart;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var keeper = new Thread(task, "embedded-database-keeper");
        keeper.setDaemon(true);
        return keeper;
    });

    Keeper(PostgresServer server, Restart restart) {
        this.server = server;
        this.restart = restart;
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (!server.isRunning()) {
                LOG.error("The embedded database has ended by itself: it is started again");
                restart.run();
                LOG.info("The embedded database runs again");
            }
        } catch (Exception failed) {
            LOG.error("The embedded database can't be started again; the next attempt follows", failed);
        }
    }

    /** From now on nobody starts it again; an attempt under way is finished first. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The embedded database is still being started while it is to be stopped");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
