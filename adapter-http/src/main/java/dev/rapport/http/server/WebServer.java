package dev.rapport.http.server;

import dev.rapport.http.HttpSettings;
import dev.rapport.http.ListenException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Javalin server on one address, set up as all of ours are: strict, bounded, quiet about itself. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /**
     * A push token may have a slash or a percent sign in it, and an empty segment is a path that nobody knows. Routes are
     * matched before anything is decoded, so none of it can be taken for something else.
     */
    private static final UriCompliance URIS = UriCompliance.RFC3986.with(
            "rapport",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final HttpSettings.Address address;
    private final ServerLimits limits;
    private final ResponseHeaders responseHeaders;
    private final Javalin javalin;

    /** @param inFront puts handlers in front of the routes */
    public WebServer(
            String name,
            HttpSettings.Address address,
            List<Route> routes,
            List<String> corsOrigins,
            ServerLimits limits,
            Consumer<Server> inFront) {
        Cors cors = new Cors(corsOrigins);
        this.address = address;
        this.limits = limits;
        this.responseHeaders = new ResponseHeaders(cors);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.threadPool = threads(name);
            configureJetty(config, inFront);
            new RouteTable(routes, cors).install(config);
        });
    }

    /** @throws IllegalStateException when the address can't be listened on */
    public void start() {
        try {
            javalin.start();
        } catch (RuntimeException failure) {
            close();
            throw new ListenException(address, failure);
        }
    }

    /** The port that is listened on: the one that the system chose, where it was to choose. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more connections, lets what is under way finish, refuses what comes meanwhile, and closes. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (RuntimeException late) {
            LOG.warn("Stopped before everything under way was finished", late);
        }
    }

    private QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads(), Math.min(8, limits.threads()));
        threads.setName(name);
        // Otherwise one goes a minute, and work goes round among all that a burst once took, whose stacks are in no
        // cache.
        threads.setMaxEvictCount(limits.threads());
        return threads;
    }

    private void configureJetty(JavalinConfig config, Consumer<Server> inFront) {
        ErrorPages errorPages = new ErrorPages(responseHeaders);
        config.jetty.modifyHttpConfiguration(this::configureHttp);
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> {
            // Under load it would cut off whoever is idle: our own limits do not change with the weather.
            server.removeBean(server.getBean(LowResourceMonitor.class));
            server.setStopTimeout(limits.stop().toMillis());
            server.setErrorHandler(errorPages);
            server.setRequestLog(new AccessLog());
            inFront.accept(server);
            server.insertHandler(new BodyReader(limits.request()));
            server.insertHandler(new GracefulHandler());
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            context.setErrorHandler(errorPages);
            keepNoSessions(context.getSessionHandler());
        });
    }

    /** Javalin asks for a session of every upgrade to a WebSocket, of a stranger's too: none is kept or named. */
    private static void keepNoSessions(SessionHandler sessions) {
        NullSessionCache nothing = new NullSessionCache(sessions);
        nothing.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(nothing);
        sessions.setUsingCookies(false);
    }

    private void configureHttp(HttpConfiguration http) {
        http.setUriCompliance(URIS);
        http.setRequestHeaderSize(ServerLimits.MAX_HEADER_BYTES);
        // Many members behind one proxied connection: what one of them sent is not worth keeping for the next.
        http.setHeaderCacheSize(0);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.addCustomizer(responseHeaders);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(ServerLimits.IDLE_WHEN_STOPPING_MILLIS);
        connector.addBean(new SlowHeaders(connector.getScheduler(), limits.request()));
        return connector;
    }
}
