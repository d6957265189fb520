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
 * Closes connections on which a request's headers arrive so slowly that somebody must mean it. An idle timeout does not
 * see those: every byte is a sign of life. Looks at all connections a few times within the limit.
 */
final class SlowHeaders extends AbstractLifeCycle implements Connection.Listener {

    private static final int LOOKS_WITHIN_LIMIT = 5;

    private static final long NEVER = Long.MAX_VALUE;

    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final Duration limit;

    SlowHeaders(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /**
     * How far a connection was when it was last looked at.
     *
     * @param since when there were first seen, in milliseconds, bytes that are not yet a request
     */
    private record Progress(long requests, long answers, long bytes, long since) {

        static Progress of(Connection connection) {
            return new Progress(
                    connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn(), NEVER);
        }

        Progress at(long now, Connection connection) {
            Progress present = of(connection);
            boolean isWorkedOn = present.requests > present.answers;
            if (isWorkedOn || present.requests != requests || present.answers != answers) {
                return present;
            }
            return since == NEVER && present.bytes > bytes ? new Progress(requests, answers, present.bytes, now) : this;
        }

        boolean isOverdue(long now, Duration limit) {
            return since != NEVER && now - since >= limit.toMillis();
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
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        connections.replaceAll((connection, progress) -> progress.at(now, connection));
        connections.forEach((connection, progress) -> {
            if (progress.isOverdue(now, limit)) {
                connection.getEndPoint().close(new TimeoutException("the headers arrive too slowly"));
            }
        });
        if (isStarting() || isRunning()) {
            lookAgain();
        }
    }
}
