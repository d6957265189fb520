package dev.rapport.http;

import dev.rapport.application.UseCases;
import dev.rapport.application.member.PutMember;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.http.server.Route;
import dev.rapport.http.server.ServerLimits;
import dev.rapport.http.server.WebServer;
import dev.rapport.http.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The product over HTTP: the API and the Messages page on one address and, where it is wanted, health for those who run it on another.
 * Started once, closed once.
 */
public final class MessagingServer implements AutoCloseable {

    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final WebServer api;
    private final Optional<WebServer> management;

    /** @param readiness whether calls can be answered now; asked for each question about it, so it has to be quick */
    public MessagingServer(
            HttpSettings settings,
            TokenVerifier verifier,
            UseCases useCases,
            PutMember putMember,
            BooleanSupplier readiness) {
        this(settings, new Routes(verifier, useCases, putMember), readiness, ServerLimits.DEFAULT);
    }

    MessagingServer(HttpSettings settings, Routes routes, BooleanSupplier readiness, ServerLimits limits) {
        List<Route> health = Routes.health(() -> !isStopping.get() && readiness.getAsBoolean());
        Site site = new Site(settings.site(), settings.corsOrigins());
        List<Route> all = Stream.of(routes.messaging(), routes.directory(), health, site.routes())
                .flatMap(List::stream)
                .toList();
        this.api = new WebServer(
                "api", new HttpSettings.Address(settings.host(), settings.port()), all, settings.corsOrigins(), limits);
        this.management = settings.management()
                .map(address -> new WebServer("management", address, health, List.of(), ServerLimits.SMALL));
    }

    /** @throws ListenException when an address can't be listened on; then nothing is */
    public void start() {
        management.ifPresent(WebServer::start);
        try {
            api.start();
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
     * Stops gracefully: not ready from now on, no more connections, what is under way is finished within 10 seconds.
     * Management answers until the API is closed.
     */
    @Override
    public void close() {
        isStopping.set(true);
        api.close();
        management.ifPresent(WebServer::close);
    }
}
