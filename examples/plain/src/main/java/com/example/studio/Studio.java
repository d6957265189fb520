package com.example.studio;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Result;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.persistence.Persistence;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A tattoo studio's service, in plain Java: an artist and a customer who have a booking write to each other. Its people,
 * bookings and sessions are its own; the core is a library in it, in the same process and the same database.
 */
final class Studio {

    private static final Viewer BACK_END = Viewer.service(new MemberId("studio"));

    private final StudioTables tables;
    private final UseCases messaging;

    Studio(DataSource dataSource) {
        this.tables = new StudioTables(dataSource);
        tables.make();
        this.messaging = messaging(dataSource, new StudioDirectory(tables));
    }

    /** Serves until the process is ended. */
    public static void main(String... arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("STUDIO_DATABASE_URL"));
        HikariDataSource dataSource = new HikariDataSource(config);
        StudioServer server = new StudioServer(new Studio(dataSource), 8090);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            dataSource.close();
        }));
        System.out.println("The studio is open: http://127.0.0.1:" + server.port());
    }

    private static UseCases messaging(DataSource dataSource, StudioDirectory directory) {
        // README
        Rules rules = new Rules(StartPolicy.EITHER, RateLimit.DEFAULT, new Labels("Artist", "Customer"));
        Persistence store = Persistence.on(dataSource, rules.rateLimit());
        store.migrate(); // in a schema of its own, "rapport"
        Ports ports = new Ports(
                directory, // yours: who your people are, and who works with whom
                store.conversations(),
                store.messages(),
                store.readMarks(),
                store.relationships(),
                store.devices());
        UseCases messaging = new UseCases(ports, rules, store.ids(), Outlets.withoutPush(LiveFeed.NONE));
        // README: end
        return messaging;
    }

    /** Sends a message to somebody; the first one makes the conversation. The same name twice is one message. */
    Result<StartConversation.Started> send(MemberId from, MemberId to, String text, Optional<ClientMessageId> name) {
        // README
        var message = new StartConversation.Command(Viewer.member(from), to, text, name);
        Result<StartConversation.Started> sent = messaging.startConversation().start(message);
        // README: end
        return sent;
    }

    /**
     * Cancels a booking: the customer is shut out of the conversation, the artist may still read it. First our own
     * tables, then the core: what is being sent meanwhile finds the door closed. Where the process dies in between, it is
     * cancelled once more.
     *
     * @return false where the two have never had one
     */
    boolean cancel(Pair booking) {
        int found = tables.update(
                "UPDATE studio.booking SET cancelled = true WHERE artist_id = ? AND customer_id = ?",
                booking.provider().value(),
                booking.customer().value());
        if (found > 0) {
            refuseNothing(messaging.endRelationship().end(BACK_END, booking));
        }
        return found > 0;
    }

    /** Who has signed in with that token. */
    Optional<MemberId> signedIn(String token) {
        String sql = "SELECT person_id FROM studio.session WHERE token = ?";
        return tables.query(sql, row -> new MemberId(row.getString("person_id")), token).stream()
                .findFirst();
    }

    UseCases messaging() {
        return messaging;
    }

    private static void refuseNothing(Result<?> result) {
        result.refusal().ifPresent(refusal -> {
            throw new IllegalStateException("refused to the back end: " + refusal);
        });
    }
}
