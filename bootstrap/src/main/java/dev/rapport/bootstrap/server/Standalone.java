package dev.rapport.bootstrap.server;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.UseCases;
import dev.rapport.application.live.LiveDelivery;
import dev.rapport.application.member.PutMember;
import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.http.Live;
import dev.rapport.http.MessagingServer;
import dev.rapport.http.Operations;
import dev.rapport.http.live.Time;
import dev.rapport.http.security.TokenTrust;
import dev.rapport.http.site.SiteFile;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.persistence.Persistence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The standalone server, put together by hand: each thing is opened after what it stands on, and closed before it.
 *
 * @param useCases what clients do by HTTP, for whoever starts the server
 * @param address where it listens, as a URL without a path
 */
public record Standalone(UseCases useCases, PutMember putMember, String address) {

    /** How long an orderly end may take: requests under way have ten seconds of it. */
    public static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** Opens the pool of connections, and before it the embedded database where no other is set. */
    public static Persistence openPersistence(Lifecycle lifecycle, Settings settings) throws Exception {
        DatabaseSettings database = settings.database().isPresent()
                ? settings.database().get()
                : openEmbeddedDatabase(lifecycle, settings).settings();
        return lifecycle.open(
                "the database's connections",
                () -> Persistence.open(database, settings.rules().rateLimit()));
    }

    /**
     * The same for looking on: where a server runs on the embedded database, its database is looked at; where there is
     * none, none is made.
     */
    public static Persistence openPersistenceBeside(Lifecycle lifecycle, Settings settings) throws Exception {
        if (settings.database().isPresent()) {
            return openPersistence(lifecycle, settings);
        }
        return openPersistence(
                lifecycle,
                EmbeddedDatabase.running(settings.dataFolder(), settings.databasePool())
                        .map(settings::withDatabase)
                        .orElse(settings));
    }

    /** Opens the embedded database. */
    public static EmbeddedDatabase openEmbeddedDatabase(Lifecycle lifecycle, Settings settings) throws Exception {
        return lifecycle.open(
                "the embedded database", () -> EmbeddedDatabase.start(settings.dataFolder(), settings.databasePool()));
    }

    private static List<SiteFile> pages() {
        return Stream.of(MessagesPage.files(), ApiPages.files())
                .flatMap(List::stream)
                .toList();
    }

    /** Opens everything; when it returns, requests are served. */
    public static Standalone open(Lifecycle lifecycle, Settings settings, TokenTrust tokens) throws Exception {
        Persistence persistence = openPersistence(lifecycle, settings);
        Assembled server =
                Meanwhile.run(persistence::migrate, () -> assemble(lifecycle, settings, tokens, persistence));
        lifecycle.open("the HTTP server", () -> {
            server.http().start();
            return server.http();
        });
        String host = settings.http().host();
        String name = host.contains(":") ? "[" + host + "]" : host;
        return new Standalone(
                server.useCases(),
                server.putMember(),
                "http://" + name + ":" + server.http().port());
    }

    private record Assembled(UseCases useCases, PutMember putMember, MessagingServer http) {}

    /** Puts everything together; nothing of it asks the database yet. */
    private static Assembled assemble(
            Lifecycle lifecycle, Settings settings, TokenTrust tokens, Persistence persistence) throws Exception {
        Ports ports = new Ports(
                persistence.directory(),
                persistence.conversations(),
                persistence.messages(),
                persistence.readMarks(),
                persistence.relationships(),
                persistence.devices(),
                persistence.accessFacts(),
                persistence.sends(),
                persistence.reads());
        LiveThreads liveThreads = lifecycle.open("live delivery", LiveThreads::new);
        LiveDelivery delivery = new LiveDelivery(ports, settings.rules().labels(), liveThreads, Time.SYSTEM.nanos());
        Meters meters = lifecycle.open("the meters", Meters::new);
        persistence.pool().ifPresent(meters::watch);
        Pushing pushing = Pushing.open(lifecycle, settings.push(), ports.devices(), meters.registry());
        Outlets outlets =
                new Outlets(delivery, delivery.presence(), pushing.sender(), pushing.scheduler(), pushing.tally());
        UseCases useCases = new UseCases(ports, settings.rules(), persistence.ids(), outlets);
        pushing.watch(useCases::notificationsWaiting);
        PutMember putMember = useCases.putMember(persistence.memberRegistry());
        MessagingServer http = new MessagingServer(
                settings.http().withSite(pages()),
                tokens.verifier(Clock.systemUTC()),
                useCases,
                putMember,
                new Live(delivery, Time.SYSTEM),
                new Operations(persistence::isReady, meters.registry()));
        return new Assembled(useCases, putMember, http);
    }
}
