package dev.rapport.http.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which a request, headers or body, arrives so slowly that it looks as if somebody meant it. An
 * idle timeout does not see those: every byte is a sign of life. Looks at all connections a few times within the limit.
 */
final class SlowRequests extends AbstractLifeCycle implements Connection.Listener {

    private static final int LOOKS_WITHIN_LIMIT = 5;

    private static final long NOTHING_ARRIVES = Long.MAX_VALUE;

    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Duration limit;

    SlowRequests(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /**
     * How far a connection was when it was last looked at.
     *
     * @param since when bytes were first seen that belong to no request and no answer that is complete, in milliseconds
     */
    private record Progress(long requests, long answers, long bytes, long since) {

        static Progress of(Connection connection) {
            return new Progress(
                    connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn(), NOTHING_ARRIVES);
        }

        Progress at(long now, Connection connection) {
            Progress present = of(connection);
            if (present.requests != requests || present.answers != answers) {
                return present;
            }
            return since == NOTHING_ARRIVES && present.bytes > bytes
                    ? new Progress(requests, answers, present.bytes, now)
                    : this;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            connections.put(connection, Progress.of(connection));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        lookAgain();
    }

    private void lookAgain() {
        scheduler.schedule(this::look, limit.toMillis() / LOOKS_WITHIN_LIMIT, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        connections.replaceAll((connection, progress) -> progress.at(now, connection));
        connections.forEach((connection, progress) -> {
            if (progress.since() != NOTHING_ARRIVES && now - progress.since() >= limit.toMillis()) {
                connection.getEndPoint().close(new TimeoutException("the request arrives too slowly"));
            }
        });
        lookAgain();
    }
}
