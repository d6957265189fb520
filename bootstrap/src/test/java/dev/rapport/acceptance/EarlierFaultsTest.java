package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Ids;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.domain.push.PushSender;
import dev.rapport.domain.push.PushTally;
import dev.rapport.http.security.TokenVerifier;
import dev.rapport.persistence.Persistence;
import dev.rapport.testkit.memory.ManualScheduler;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The faults of an earlier attempt, by the numbers of its review: each would be caught here. */
class EarlierFaultsTest extends Scenarios {

    @Override
    Store emptyStore() {
        return new PostgresStore();
    }

    @Test
    void c1AndC2ListShouldTakeAsManyStatementsWhateverItsLength() throws SQLException {
        Set<RoundTrips> counts = new HashSet<>();
        for (int conversations : List.of(1, 20, 200)) {
            trainees(conversations);
            counts.add(roundTripsOf(useCases -> assertThat(useCases.listConversations()
                            .list(trainer(), ArchivedFilter.ALL, 1)
                            .results())
                    .hasSize(Math.min(50, conversations))));
        }
        assertThat(counts).containsExactly(new RoundTrips(2, 2));
    }

    @Test
    void c1AndC2UnreadShouldTakeAsManyStatementsOverHoweverManyConversations() throws SQLException {
        Set<RoundTrips> counts = new HashSet<>();
        for (int conversations : List.of(1, 20, 200)) {
            trainees(conversations);
            execute("UPDATE rapport.conversation SET provider_unread = 1");
            counts.add(roundTripsOf(useCases ->
                    assertThat(useCases.countUnread().count(trainer())).isEqualTo(conversations)));
        }
        assertThat(counts).containsExactly(new RoundTrips(1, 2));
    }

    @Test
    void c1AndC2HistoryAndUnreadShouldTakeAsManyStatementsWhateverTheirLength() throws SQLException {
        ConversationId id = ConversationId.parse(stage.aConversation()).orElseThrow();
        Set<RoundTrips> histories = new HashSet<>();
        Set<RoundTrips> unreads = new HashSet<>();
        for (int messages : List.of(1, 20, 100)) {
            messages(id, messages);
            histories.add(
                    roundTripsOf(useCases -> assertThat(historyOf(useCases, id)).isEqualTo(messages)));
            unreads.add(roundTripsOf(useCases ->
                    assertThat(useCases.countUnread().count(trainee())).isEqualTo(messages)));
            assertThat(roundTripsOf(useCases ->
                            assertThat(useCases.countUnread().count(trainer())).isZero()))
                    .isEqualTo(new RoundTrips(1, 1));
        }
        assertThat(histories).containsExactly(new RoundTrips(2, 2));
        assertThat(unreads).containsExactly(new RoundTrips(1, 2));
    }

    @Test
    void c3FaultShouldBeToldAndLoggedAndNeverTurnIntoAnEmptyAnswer() throws SQLException {
        String id = stage.aConversation();
        execute("ALTER TABLE rapport.message RENAME TO message_that_is_gone");
        List<Reply> told = new ArrayList<>();
        try {
            List<ILoggingEvent> errors = Logged.errorsOf("dev.rapport.http", () -> {
                told.add(stage.as("trainer").messages(id).refused(500, "internal_error"));
                told.add(stage.as("trainer").send(id, "Is anybody there?").refused(500, "internal_error"));
            });
            assertThat(errors).hasSize(2).allSatisfy(error -> {
                assertThat(error.getFormattedMessage())
                        .contains(told.get(errors.indexOf(error)).text("/correlation_id"));
                assertThat(error.getThrowableProxy()).isNotNull();
            });
            assertThat(told.toString()).doesNotContainIgnoringCase("message_that", "sql", "exception");
        } finally {
            execute("ALTER TABLE rapport.message_that_is_gone RENAME TO message");
        }
        assertThat(stage.as("trainer").messages(id).expect(200).number("/count"))
                .isEqualTo(1);
    }

    @Test
    void c3FaultAfterTheCommitShouldBeLoggedWithItsCauseAndFailNothing() {
        String id = stage.aConversation();
        stage.as("trainee").device("phone-of-ben").expect(204);
        Store.Node node = store().node(RateLimit.DEFAULT);
        Outlets broken = outlets(brokenFeed(), (push, devices) -> planted());
        UseCases useCases = new UseCases(node.ports(), Rules.DEFAULT, node.ids(), broken);
        SendMessage.Command send = new SendMessage.Command(
                trainer(), ConversationId.parse(id).orElseThrow(), "Told to nobody", Optional.empty());

        List<ILoggingEvent> errors = Logged.errorsOf(
                "dev.rapport.application",
                () -> assertThat(useCases.sendMessage().send(send).refusal()).isEmpty());

        assertThat(errors)
                .extracting(error -> error.getThrowableProxy().getMessage())
                .containsExactly("planted", "planted", "planted");
        assertThat(stage.as("trainee").messages(id).results("/content")).containsExactly("Told to nobody", "Welcome!");
    }

    @Test
    void c4EndedRelationshipAndErasureShouldArchive() {
        String id = stage.aConversation();
        stage.host().part("trainer", "trainee").expect(204);
        assertThat(stage.as("trainer").conversation(id).truth("/is_archived")).isTrue();
        stage.host().relate("trainer", "trainee").expect(201);
        assertThat(stage.as("trainer").conversation(id).truth("/is_archived")).isFalse();
        stage.host().erase("trainee").expect(204);
        assertThat(stage.as("trainer").conversation(id).truth("/is_archived")).isTrue();
    }

    @Test
    void c5RateLimitShouldHoldForSendsAndStartsTogether() {
        String id = stage.aConversation();
        for (int i = 2; i <= 30; i++) {
            Client trainer = stage.as("trainer");
            Reply reply = i % 2 == 0 ? trainer.send(id, "message " + i) : trainer.start("trainee", "message " + i);
            assertThat(reply.status()).isIn(200, 201);
        }
        stage.as("trainer").send(id, "too many").refused(429, "rate_limited");
        stage.as("trainer").start("trainee", "too many").refused(429, "rate_limited");
    }

    @Test
    void m1ErasingBothShouldKeepEveryMessage() throws SQLException {
        String id = stage.aConversation();
        stage.as("trainee").send(id, "Keep me").expect(201);
        stage.host().erase("trainee").expect(204);
        stage.host().erase("trainer").expect(204);

        try (var connection = PostgresStore.connection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM rapport.message WHERE conversation_id = '" + id + "'")) {
            count.next();
            assertThat(count.getLong(1)).isEqualTo(2);
        }
    }

    @Test
    void m4ListsShouldComeInPages() throws SQLException {
        trainees(120);
        Client trainer = stage.as("trainer");

        Reply first = trainer.conversations().expect(200);
        Reply second = trainer.get(first.text("/next")).expect(200);
        Reply third = trainer.get(second.text("/next")).expect(200);

        assertThat(first.number("/count")).isEqualTo(120);
        assertThat(first.results("/id")).hasSize(50).doesNotContainAnyElementsOf(second.results("/id"));
        assertThat(third.results("/id")).hasSize(20);
        assertThat(third.isNull("/next")).isTrue();
        assertThat(trainer.contacts().results("/member/id")).hasSize(50);
    }

    @Test
    void m6TokenShouldBeVerifiedOnceForEachRequest() {
        AtomicInteger verified = new AtomicInteger();
        Stage counting = closedLater(new Stage(store(), Rules.DEFAULT, verifier -> counted(verifier, verified)));
        String id = counting.aConversation();
        int before = verified.get();

        counting.as("trainer").send(id, "one").expect(201);
        counting.as("trainer").messages(id).expect(200);
        counting.as("trainer").send(id, "").refused(400, "content_blank");

        assertThat(verified.get() - before).isEqualTo(3);
    }

    @Test
    void m8NothingShouldBeSentThatNobodyWrote() {
        stage.aTrainerWithATrainee();
        stage.as("trainer").contacts().expect(200);
        stage.as("trainer").start("trainee", " ").refused(400, "content_blank");

        assertThat(stage.as("trainer").conversations().number("/count")).isZero();
        assertThat(stage.as("trainee").conversations().number("/count")).isZero();
    }

    @Test
    void m9QueriesShouldBeDecodedAndStrict() {
        stage.provider("trainer", "Ana Ruiz");
        stage.customer("percent", "100% Ben & Co_");
        stage.customer("other", "1000 Bens");
        stage.host().relate("trainer", "percent").expect(201);
        stage.host().relate("trainer", "other").expect(201);
        Client trainer = stage.as("trainer");

        assertThat(trainer.get("contacts/?q=100%25+ben%20%26").results("/member/id"))
                .containsExactly("percent");
        assertThat(trainer.get("contacts/?q=%5f").results("/member/id")).containsExactly("percent");
        assertThat(trainer.get("contacts/?q=" + "%00").results("/member/id")).isEmpty();
        trainer.get("contacts/?page=1&page=2").refused(400, "invalid_request");
        trainer.request("GET", "/api/messaging/contacts/?q=%E0", "").refused(400, "invalid_request");
        trainer.get("conversations/?page=1%20").refused(400, "invalid_request");
    }

    private static TokenVerifier counted(TokenVerifier verifier, AtomicInteger count) {
        return token -> {
            count.incrementAndGet();
            return verifier.verify(token);
        };
    }

    private static void planted() {
        throw new IllegalStateException("planted");
    }

    private static Viewer trainee() {
        return Viewer.member(new MemberId("trainee"));
    }

    private static Viewer trainer() {
        return Viewer.member(new MemberId("trainer"));
    }

    /** A trainer with so many trainees and a message to each, put there all at once. */
    private static void trainees(int count) throws SQLException {
        execute(
                "TRUNCATE rapport.member, rapport.relationship, rapport.conversation",
                "INSERT INTO rapport.member VALUES ('trainer', 'Ana', 'ana', 'ana', NULL, 'provider')",
                """
                INSERT INTO rapport.member
                SELECT 'c-' || n, 'Trainee ' || n, 'trainee ' || n, 'trainee ' || n, NULL, 'customer'
                FROM generate_series(1, %d) n
                """.formatted(count),
                """
                INSERT INTO rapport.relationship (provider_id, customer_id)
                SELECT 'trainer', 'c-' || n FROM generate_series(1, %d) n
                """.formatted(count),
                """
                INSERT INTO rapport.conversation (id, provider_id, customer_id, access_version, last_seq,
                    last_message_at, last_message_preview, customer_unread, created_at)
                SELECT gen_random_uuid(), 'trainer', 'c-' || n, 1, 1, now(), 'hello', 1, now()
                FROM generate_series(1, %d) n
                """.formatted(count));
    }

    /** Fills the conversation up to so many messages by the trainer. */
    private static void messages(ConversationId id, int count) throws SQLException {
        execute(
                """
                INSERT INTO rapport.message (conversation_id, seq, id, author, created_at, content)
                SELECT c.id, n, gen_random_uuid(), 'provider', now(), 'message ' || n
                FROM rapport.conversation c, generate_series(c.last_seq + 1, %d) n WHERE c.id = '%s'
                """.formatted(count, id),
                "UPDATE rapport.conversation SET last_seq = %d, customer_unread = %1$d WHERE id = '%s'"
                        .formatted(count, id));
    }

    private static void execute(String... statements) throws SQLException {
        try (var connection = PostgresStore.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** How long a part of the history the trainee reads. */
    private static long historyOf(UseCases useCases, ConversationId id) {
        HistoryQuery query = new HistoryQuery.Numbered(new PageRequest(1, 100));
        return useCases.readHistory()
                .read(trainee(), id, query)
                .<Long>fold(part -> (long) part.messages().size(), refused -> -1L);
    }

    private static LiveFeed brokenFeed() {
        return new LiveFeed() {
            @Override
            public void expect(Conversation conversation) {
                planted();
            }

            @Override
            public void publish(LiveEvent event) {
                planted();
            }
        };
    }

    private interface Asked {
        void of(UseCases useCases);
    }

    /**
     * How often one question goes to the database and back.
     *
     * @param standalone beside the standalone directory
     * @param besideAnother beside a directory that is asked for itself; here it is the same, in the same database
     */
    private record RoundTrips(int standalone, int besideAnother) {}

    private static RoundTrips roundTripsOf(Asked asked) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(PostgresStore.settings().jdbcUrl());
        direct.setUser(PostgresStore.settings().user());
        direct.setPassword(PostgresStore.settings().password());
        Persistence node = Persistence.on(
                ProxyDataSourceBuilder.create(direct).countQuery().build(), RateLimit.DEFAULT);
        Ports besideAnother = new Ports(
                node.directory(),
                node.conversations(),
                node.messages(),
                node.readMarks(),
                node.relationships(),
                node.devices());
        return new RoundTrips(
                roundTripsOf(asked, PostgresStore.standalone(node), node.ids()),
                roundTripsOf(asked, besideAnother, node.ids()));
    }

    /** Counted where they leave for the database. */
    private static int roundTripsOf(Asked asked, Ports ports, Ids ids) {
        UseCases useCases = new UseCases(ports, Rules.DEFAULT, ids, outlets(LiveFeed.NONE, (push, devices) -> {}));
        QueryCountHolder.clear();
        asked.of(useCases);
        return (int) QueryCountHolder.getGrandTotal().getTotal();
    }

    private static Outlets outlets(LiveFeed live, PushSender pushSender) {
        return new Outlets(live, Presence.NOBODY, pushSender, ManualScheduler.AT_ONCE, PushTally.NONE);
    }
}
