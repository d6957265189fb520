package dev.rapport.persistence;

import static dev.rapport.testkit.contract.ReadsContract.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.fixture.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever shares a statement hears what they would hear alone. */
@Timeout(60)
class ReadsTogetherTest implements OnPostgres {

    private final Adapters adapters = fresh(RateLimit.OFF);
    private final World world = new World(adapters);
    private Conversation longOne;
    private Conversation archived;
    private Conversation unseen;
    private MemberId busy;

    @BeforeEach
    void people() {
        longOne = world.aConversationWith(9);
        archived = world.anArchivedConversation();
        Pair pair = world.aPair();
        adapters.relationships().end(pair);
        unseen = adapters.conversations().startFacts(pair).conversation().orElseThrow();
        busy = world.aProvider().id();
        for (int i = 0; i < 3; i++) {
            Conversation one = world.aConversationOf(world.aPairWith(busy));
            if (i == 1) {
                adapters.relationships().end(World.pairOf(one));
            }
        }
    }

    /** Asks all of it while nothing is answered: the first by itself, and then the others together. */
    private static <T> List<T> together(List<Supplier<T>> questions) throws SQLException {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (Connection lock = TestDatabase.dataSource().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE rapport.conversation IN ACCESS EXCLUSIVE MODE");
            for (Supplier<T> question : questions) {
                CompletableFuture<T> answer = new CompletableFuture<>();
                answers.add(answer);
                Thread thread = new Thread(() -> answer.completeAsync(question, Runnable::run));
                threads.add(thread);
                thread.start();
                // The first waits for the database, the others for the first.
                while (threads.size() > 1 && thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                awaitLock(statement);
            }
            lock.rollback();
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void awaitLock(Statement statement) throws SQLException {
        boolean waits = false;
        while (!waits) {
            try (var rows = statement.executeQuery(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'rapport.conversation'::regclass")) {
                rows.next();
                waits = rows.getLong(1) > 0;
            }
        }
    }

    private List<HistoryQuery> queries() {
        return List.of(
                new HistoryQuery.Numbered(new PageRequest(1, 4)),
                new HistoryQuery.After(new Seq(3), 2),
                new HistoryQuery.Numbered(new PageRequest(2, 4)),
                new HistoryQuery.Before(new Seq(6), 3),
                new HistoryQuery.After(new Seq(9), 2),
                new HistoryQuery.Numbered(new PageRequest(Long.MAX_VALUE, 4)));
    }

    private List<ConversationId> conversations() {
        return List.of(longOne.id(), adapters.ids().nextConversationId(), archived.id(), unseen.id(), longOne.id());
    }

    @Test
    void historiesShouldBeEachTheirOwn() throws SQLException {
        Messages messages = adapters.messages();
        Reads reads = ((Node) adapters).persistence().reads();
        List<Supplier<Object>> shared = new ArrayList<>();
        List<Object> alone = new ArrayList<>();
        List<Supplier<Object>> told = new ArrayList<>();
        for (HistoryQuery query : queries()) {
            for (ConversationId id : conversations()) {
                shared.add(() -> messages.history(id, query));
                told.add(() -> reads.history(id, query).map(Reads.Told::history));
                alone.add(adapters.messages().history(id, query));
            }
        }
        assertThat(together(shared)).isEqualTo(alone);
        assertThat(together(told)).isEqualTo(alone);
    }

    @Test
    void listsShouldBeEachTheirOwn() throws SQLException {
        Conversations conversations = adapters.conversations();
        Reads reads = ((Node) adapters).persistence().reads();
        Pair pair = World.pairOf(longOne);
        List<Supplier<Object>> shared = new ArrayList<>();
        List<Supplier<Object>> listed = new ArrayList<>();
        List<Object> alone = new ArrayList<>();
        for (ArchivedFilter filter : ArchivedFilter.values()) {
            for (PageRequest page : List.of(FIRST, new PageRequest(2, 2), new PageRequest(9, 2))) {
                for (MemberId member :
                        List.of(busy, pair.customer(), world.aCustomer().id(), busy)) {
                    shared.add(() -> conversations.list(member, filter, page));
                    listed.add(() -> reads.list(member, filter, page).page());
                    alone.add(adapters.conversations().list(member, filter, page));
                }
            }
        }
        assertThat(together(shared)).isEqualTo(alone);
        assertThat(together(listed)).isEqualTo(alone);
    }
}
