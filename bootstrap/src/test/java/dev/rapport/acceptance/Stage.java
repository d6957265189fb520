package dev.rapport.acceptance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.application.Outlets;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.live.LiveDelivery;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.PushTally;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.Live;
import dev.rapport.http.MessagingServer;
import dev.rapport.http.Operations;
import dev.rapport.http.live.Time;
import dev.rapport.http.security.Hs256Verifier;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.RecordingPushSender;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/** A node of the product, served over HTTP, and the people who talk to it. */
final class Stage implements AutoCloseable {

    static final byte[] SECRET = "the acceptance tests sign with this".getBytes(StandardCharsets.UTF_8);

    private static final TokenSettings TOKENS = new TokenSettings(SECRET, Optional.empty(), Optional.empty());

    static {
        // Thousands of calls that went as they should.
        ((Logger) LoggerFactory.getLogger("dev.rapport.http.access")).setLevel(Level.WARN);
    }

    private final TokenMinter minter = new TokenMinter(TOKENS, Clock.systemUTC());
    private final RecordingPushSender pushes = new RecordingPushSender();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final MessagingServer server;

    Stage(Store store, Rules rules) {
        this(store, rules, UnaryOperator.identity());
    }

    /** @param around what is put around the verifier of tokens */
    Stage(Store store, Rules rules, UnaryOperator<TokenVerifier> around) {
        Store.Node node = store.node(rules.rateLimit());
        LiveDelivery delivery = new LiveDelivery(node.ports(), rules.labels(), threads, Time.SYSTEM.nanos());
        Outlets outlets = new Outlets(delivery, delivery.presence(), pushes, ManualScheduler.AT_ONCE, PushTally.NONE);
        UseCases useCases = new UseCases(node.ports(), rules, node.ids(), outlets);
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, Optional.empty(), List.of());
        server = new MessagingServer(
                settings,
                around.apply(new Hs256Verifier(TOKENS, Clock.systemUTC())),
                useCases,
                useCases.putMember(node.registry()),
                new Live(delivery, Time.SYSTEM),
                new Operations(() -> true, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
        server.start();
    }

    Client as(String member) {
        return client(member, ViewerRole.MEMBER, Optional.empty());
    }

    /** Somebody of the platform's staff, who looks through a member's eyes. */
    Client impersonating(String member) {
        return client(member, ViewerRole.MEMBER, Optional.of(new MemberId("support-1")));
    }

    Client admin() {
        return client("admin-1", ViewerRole.ADMIN, Optional.empty());
    }

    /** The host platform's back end. */
    Client host() {
        return client("back-end", ViewerRole.SERVICE, Optional.empty());
    }

    /** What was pushed so far. */
    RecordingPushSender pushes() {
        return pushes;
    }

    void provider(String id, String name) {
        host().putMember(id, name, "provider").expect(201);
    }

    void customer(String id, String name) {
        host().putMember(id, name, "customer").expect(201);
    }

    /** A trainer and a trainee who work together. */
    void aTrainerWithATrainee() {
        provider("trainer", "Ana Ruiz");
        customer("trainee", "Ben Okafor");
        host().relate("trainer", "trainee").expect(201);
    }

    /** Their conversation, which the trainer has started: its id. */
    String aConversation() {
        aTrainerWithATrainee();
        return as("trainer").start("trainee", "Welcome!").expect(201).text("/conversation/id");
    }

    /** A socket of that member's. */
    LiveSocket socketOf(String member) {
        return socket(token(member, ViewerRole.MEMBER, Optional.empty()), "/ws/messaging/");
    }

    /** A socket of that member's for one conversation. */
    LiveSocket socketOf(String member, String conversation) {
        return socket(token(member, ViewerRole.MEMBER, Optional.empty()), "/ws/messaging/" + conversation + "/");
    }

    /** A socket of somebody who looks through a member's eyes. */
    LiveSocket socketImpersonating(String member) {
        return socket(token(member, ViewerRole.MEMBER, Optional.of(new MemberId("support-1"))), "/ws/messaging/");
    }

    /** A socket of that member's, whose frames go there as they come. */
    LiveSocket socketOf(String member, Consumer<JsonNode> receiver) {
        URI address = URI.create("ws://127.0.0.1:" + server.port() + "/ws/messaging/");
        return new LiveSocket(address, token(member, ViewerRole.MEMBER, Optional.empty()), receiver);
    }

    private LiveSocket socket(String token, String path) {
        return new LiveSocket(URI.create("ws://127.0.0.1:" + server.port() + path), token);
    }

    private Client client(String member, ViewerRole role, Optional<MemberId> impersonator) {
        return bearing(token(member, role, impersonator));
    }

    private String token(String member, ViewerRole role, Optional<MemberId> impersonator) {
        return minter.mint(new TokenRequest(new MemberId(member), role, impersonator, Duration.ofHours(1)));
    }

    /** Whoever that token speaks of. */
    Client bearing(String token) {
        return new Client(address(), Optional.of(token));
    }

    Client withoutToken() {
        return new Client(address(), Optional.empty());
    }

    private String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
