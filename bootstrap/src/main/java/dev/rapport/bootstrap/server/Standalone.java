package dev.rapport.bootstrap.server;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.UseCases;
import dev.rapport.application.member.PutMember;
import dev.rapport.bootstrap.embedded.EmbeddedDatabase;
import dev.rapport.bootstrap.process.Lifecycle;
import dev.rapport.bootstrap.settings.Settings;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.http.MessagingServer;
import dev.rapport.http.security.HmacTokenVerifier;
import dev.rapport.http.security.TokenSettings;
import dev.rapport.persistence.DatabaseSettings;
import dev.rapport.persistence.Persistence;
import dev.rapport.push.LoggingPushSender;

/**
 * The standalone server, put together by hand: each thing is opened after what it stands on, and closed before it.
 *
 * @param useCases what the server's owner may do beside what clients do
 */
public record Standalone(UseCases useCases, PutMember putMember, MessagingServer http, Persistence persistence) {

    /** Opens the database and its pool, and brings the schema up to date; says what that did. */
    public static Persistence openPersistence(Lifecycle lifecycle, Settings settings) throws Exception {
        DatabaseSettings database = settings.database().isPresent()
                ? settings.database().get()
                : lifecycle
                        .open(
                                "the embedded database",
                                () -> EmbeddedDatabase.start(settings.dataFolder(), settings.databasePool()))
                        .settings();
        return lifecycle.open(
                "the database's connections",
                () -> Persistence.open(database, settings.rules().rateLimit()));
    }

    /** Opens everything; when it returns, requests are served. */
    public static Standalone open(Lifecycle lifecycle, Settings settings, TokenSettings tokens) throws Exception {
        Persistence persistence = openPersistence(lifecycle, settings);
        persistence.migrate();
        Notifications notifications = lifecycle.open("the notifications", Notifications::new);
        Ports ports = new Ports(
                persistence.directory(),
                persistence.conversations(),
                persistence.messages(),
                persistence.readMarks(),
                persistence.relationships(),
                persistence.devices());
        Outlets outlets = new Outlets(LiveFeed.NONE, new LoggingPushSender(), notifications);
        UseCases useCases = new UseCases(ports, settings.rules(), persistence.ids(), outlets);
        PutMember putMember = new PutMember(persistence.memberRegistry());
        MessagingServer http = lifecycle.open(
                "the HTTP server",
                () -> new MessagingServer(
                                settings.http(),
                                new HmacTokenVerifier(tokens),
                                useCases,
                                putMember,
                                persistence::isReady)
                        .start());
        return new Standalone(useCases, putMember, http, persistence);
    }
}
