package dev.rapport.http.support;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.live.LiveDelivery;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.push.PushTally;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.Live;
import dev.rapport.http.MessagingServer;
import dev.rapport.http.Operations;
import dev.rapport.http.live.Time;
import dev.rapport.http.security.Hs256Verifier;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.http.site.SiteFile;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The real server over the in-memory adapters, on a port of its own, and a client that talks to it. */
public final class TestServer implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final MutableClock clock = MutableClock.standing();
    public final Tokens tokens = new Tokens(clock);
    public final World world;
    public final UseCases useCases;
    private final AtomicLong later = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final LiveDelivery delivery;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MessagingServer server;

    /** How the server differs from what a platform gets that sets nothing. */
    public static final class Setup {

        private StartPolicy start = StartPolicy.PROVIDER;
        private RateLimit limit = RateLimit.DEFAULT;
        private List<String> origins = List.of();
        private List<SiteFile> site = List.of();
        private UnaryOperator<Ports> ports = given -> given;
        private UnaryOperator<TokenVerifier> verifier = given -> given;
        private boolean isQueryTokenBelieved = true;
        private BooleanSupplier readiness = () -> true;
        private Optional<HttpSettings.Address> management = Optional.empty();

        public Setup startedBy(StartPolicy policy) {
            start = policy;
            return this;
        }

        public Setup limitedTo(RateLimit sends) {
            limit = sends;
            return this;
        }

        public Setup calledFrom(String... corsOrigins) {
            origins = List.of(corsOrigins);
            return this;
        }

        public Setup serving(SiteFile... files) {
            site = List.of(files);
            return this;
        }

        public Setup over(UnaryOperator<Ports> change) {
            ports = change;
            return this;
        }

        public Setup verifiedBy(UnaryOperator<TokenVerifier> change) {
            verifier = change;
            return this;
        }

        public Setup readyWhen(BooleanSupplier ready) {
            readiness = ready;
            return this;
        }

        public Setup managed() {
            management = Optional.of(new HttpSettings.Address("127.0.0.1", 0));
            return this;
        }

        public Setup withoutTokensInQueries() {
            isQueryTokenBelieved = false;
            return this;
        }

        public TestServer started() {
            return new TestServer(this);
        }
    }

    public static TestServer started() {
        return new Setup().started();
    }

    private TestServer(Setup setup) {
        InMemoryRapport memory = InMemoryRapport.standalone(clock, setup.limit);
        world = new World(memory);
        Ports ports = setup.ports.apply(new Ports(
                memory.directory(),
                memory.conversations(),
                memory.messages(),
                memory.readMarks(),
                memory.relationships(),
                memory.devices()));
        Time time = new Time(clock, () -> System.nanoTime() + later.get());
        delivery = new LiveDelivery(ports, Labels.DEFAULT, threads, time.nanos());
        useCases = new UseCases(
                ports,
                new Rules(setup.start, setup.limit, Labels.DEFAULT),
                memory.ids(),
                new Outlets(delivery, delivery.presence(), memory.pushes(), ManualScheduler.AT_ONCE, PushTally.NONE));
        server = new MessagingServer(
                new HttpSettings("127.0.0.1", 0, setup.management, setup.origins, setup.isQueryTokenBelieved)
                        .withSite(setup.site),
                setup.verifier.apply(new Hs256Verifier(Tokens.SETTINGS, clock)),
                useCases,
                useCases.putMember(memory.registry()),
                new Live(delivery, time),
                new Operations(setup.readiness, meters));
        server.start();
    }

    /** Lets so much time pass for sockets, but for the tokens' expiry, which goes by the clock. */
    public void pass(Duration time) {
        later.addAndGet(time.toNanos());
    }

    /** How many sockets are open. */
    public int openSockets() {
        return (int) meters.get("rapport.sockets.open").gauge().value();
    }

    /** How many sockets were closed with that code. */
    public int closedSockets(int code) {
        Counter counter = meters.find("rapport.sockets.closed")
                .tag("code", Integer.toString(code))
                .counter();
        return counter == null ? 0 : (int) counter.count();
    }

    /** What is measured. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Who is there. */
    public Presence presence() {
        return delivery.presence();
    }

    /** How many lanes there are. */
    public int lanes() {
        return delivery.lanes();
    }

    public int port() {
        return server.port();
    }

    public int managementPort() {
        return server.managementPort().orElseThrow();
    }

    public Reply get(String path, String token) {
        return exchange(request("GET", path, token, BodyPublishers.noBody()));
    }

    public Reply delete(String path, String token) {
        return exchange(request("DELETE", path, token, BodyPublishers.noBody()));
    }

    public Reply post(String path, String token, String json) {
        return exchange(
                request("POST", path, token, BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
    }

    public Reply put(String path, String token, String json) {
        return exchange(
                request("PUT", path, token, BodyPublishers.ofString(json)).header("Content-Type", "application/json"));
    }

    public HttpRequest.Builder request(String method, String path, String token, BodyPublisher body) {
        return request(method, path, body).header("Authorization", "Bearer " + token);
    }

    /** Without a token. */
    public HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body);
    }

    public Reply exchange(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Talks to the server byte by byte. */
    public RawClient raw() {
        return new RawClient(port());
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
