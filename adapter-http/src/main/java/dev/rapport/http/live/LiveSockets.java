package dev.rapport.http.live;

import dev.rapport.application.UseCases;
import dev.rapport.application.live.Connections;
import dev.rapport.application.live.LiveDelivery;
import dev.rapport.application.live.Receiver;
import dev.rapport.http.metrics.SendMetrics;
import dev.rapport.http.problem.CloseCode;
import dev.rapport.http.security.Authentication;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sockets of a server. One thread looks at them a few times a second: no socket has a timer of its own. Closed once,
 * before the server that they live on.
 */
public final class LiveSockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSockets.class);

    /** How long sockets have to say goodbye when the server stops; what is left then is cut. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LiveDelivery delivery;
    private final Time time;
    private final SocketTools tools;
    private final ScheduledExecutorService sweeper;
    private volatile boolean isStopping;
    private long sweeps;

    /** @param isQueryBelieved whether a token may come in the query too */
    public LiveSockets(
            LiveDelivery delivery,
            Time time,
            UseCases useCases,
            Authentication authentication,
            boolean isQueryBelieved,
            MeterRegistry meters) {
        this.delivery = delivery;
        this.time = time;
        this.tools = new SocketTools(
                this,
                new Tickets(authentication, isQueryBelieved),
                new LiveEntrance(useCases.openLive()),
                new FrameEndpoints(useCases, new SendMetrics(meters)),
                new LiveMetrics(meters, open::size),
                time);
        this.sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live-sweeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to look after the sockets. */
    public void start() {
        sweeper.scheduleWithFixedDelay(
                this::sweep, LiveLimits.SWEEP.toMillis(), LiveLimits.SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How upgrades become sockets. */
    public UpgradeHandler upgrades() {
        return new UpgradeHandler(tools);
    }

    boolean isStopping() {
        return isStopping;
    }

    /** Keeps a socket; false where no more are taken, and it is to be closed at once. */
    boolean add(Socket socket) {
        open.add(socket);
        return !isStopping;
    }

    void remove(Socket socket) {
        socket.seat().ifPresent(this::listenNoMore);
        open.remove(socket);
        if (isStopping) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Lets somebody hear what concerns the member; false where there are too many that do, and all of them live. */
    boolean listen(Seat seat) {
        Connections connections = delivery.connections();
        if (connections.add(seat)) {
            return true;
        }
        for (Receiver other : connections.of(seat.member())) {
            if (other instanceof Seat silent && silent.isSilentFor(LiveLimits.UNANSWERED)) {
                silent.close(CloseCode.SILENT);
            }
        }
        return connections.add(seat);
    }

    void listenNoMore(Seat seat) {
        delivery.connections().remove(seat);
    }

    private void sweep() {
        Instant now = time.clock().instant();
        open.forEach(socket -> tick(socket, now));
        if (++sweeps % LiveLimits.SWEEPS_TO_DELIVERY == 0) {
            sweepDelivery();
        }
    }

    private void sweepDelivery() {
        try {
            delivery.sweep();
        } catch (RuntimeException fault) {
            LOG.error("The lanes were not swept", fault);
        }
    }

    private static void tick(Socket socket, Instant now) {
        try {
            socket.tick(now);
        } catch (RuntimeException fault) {
            LOG.error("A socket was not looked after", fault);
        }
    }

    /** Takes no more sockets, tells all to come back later, and waits a moment until they are closed. */
    @Override
    public void close() {
        isStopping = true;
        open.forEach(socket -> socket.close(CloseCode.RESTARTING));
        try {
            awaitNone();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        open.forEach(Socket::cut);
        sweeper.shutdownNow();
    }

    private synchronized void awaitNone() throws InterruptedException {
        long end = System.nanoTime() + FAREWELL.toNanos();
        long left = FAREWELL.toMillis();
        while (!open.isEmpty() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
