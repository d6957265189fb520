package dev.rapport.http;

import dev.rapport.application.UseCases;
import dev.rapport.application.member.PutMember;
import dev.rapport.http.live.LiveSockets;
import dev.rapport.http.metrics.RequestMetrics;
import dev.rapport.http.metrics.SendMetrics;
import dev.rapport.http.security.Authentication;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.http.server.Route;
import dev.rapport.http.server.ServerLimits;
import dev.rapport.http.server.WebServer;
import dev.rapport.http.site.ApiDescription;
import dev.rapport.http.site.Site;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The product over HTTP: the API and the Messages page on one address and, where it is wanted, health for those who run
 * it on another. Started once, closed once.
 */
public final class MessagingServer implements AutoCloseable {

    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final LiveSockets sockets;
    private final WebServer api;
    private final Optional<WebServer> management;

    /** @param live what the use cases publish to */
    public MessagingServer(
            HttpSettings settings,
            TokenVerifier verifier,
            UseCases useCases,
            PutMember putMember,
            Live live,
            Operations operations) {
        Authentication authentication = new Authentication(verifier);
        Routes routes = new Routes(authentication, useCases, putMember, new SendMetrics(operations.meters()));
        List<Route> health =
                Routes.health(() -> !isStopping.get() && operations.readiness().getAsBoolean());
        this.sockets = new LiveSockets(
                live.delivery(),
                live.time(),
                useCases,
                authentication,
                settings.isQueryTokenBelieved(),
                operations.meters());
        Site site = new Site(settings.site(), settings.corsOrigins());
        this.api = api(
                settings,
                operations.meters(),
                all(List.of(
                        routes.messaging(),
                        routes.directory(),
                        health,
                        List.of(ApiDescription.route()),
                        site.routes())));
        this.management = settings.management()
                .map(address ->
                        management(address, all(List.of(health, List.of(Routes.metrics(operations.meters()))))));
    }

    private static List<Route> all(List<List<Route>> routes) {
        return routes.stream().flatMap(List::stream).toList();
    }

    private WebServer api(HttpSettings settings, MeterRegistry meters, List<Route> routes) {
        HttpSettings.Address address = new HttpSettings.Address(settings.host(), settings.port());
        return new WebServer("api", address, routes, settings.corsOrigins(), ServerLimits.DEFAULT, server -> {
            RequestMetrics.install(server, meters);
            sockets.upgrades().install(server);
        });
    }

    private static WebServer management(HttpSettings.Address address, List<Route> routes) {
        return new WebServer("management", address, routes, List.of(), ServerLimits.SMALL, server -> {});
    }

    /** @throws ListenException when an address can't be listened on; then nothing is */
    public void start() {
        management.ifPresent(WebServer::start);
        try {
            api.start();
            sockets.start();
        } catch (ListenException failure) {
            management.ifPresent(WebServer::close);
            throw failure;
        }
    }

    /** The API's port, once started. */
    public int port() {
        return api.port();
    }

    /** The port of management, once started; empty where there is none. */
    public OptionalInt managementPort() {
        return management.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
    }

    /**
     * Stops gracefully: not ready from now on, sockets are told to come back later, no more connections, what is under
     * way is finished within 10 seconds.
     * Management answers until the API is closed.
     */
    @Override
    public void close() {
        isStopping.set(true);
        sockets.close();
        api.close();
        management.ifPresent(WebServer::close);
    }
}
