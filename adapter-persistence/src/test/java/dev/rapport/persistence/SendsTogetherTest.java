package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends that are written together: each is answered for itself, and none suffers for its neighbours. */
@Timeout(60)
class SendsTogetherTest {

    private static final int CONVERSATIONS = 16;

    private final Persistence node = TestDatabase.node("first", RateLimit.DEFAULT);
    private final ExecutorService senders = Executors.newFixedThreadPool(2 * CONVERSATIONS);
    private List<Conversation> conversations;

    @BeforeEach
    void aDatabaseWithConversations() {
        TestDatabase.empty();
        conversations = IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> Seeds.conversation(node, pair("t-" + i, "c-" + i)))
                .toList();
    }

    @AfterEach
    void end() {
        senders.shutdownNow();
        TestDatabase.execute("DROP FUNCTION IF EXISTS rapport.refuse CASCADE");
    }

    private CompletableFuture<AppendOutcome> send(Conversation conversation, String words) {
        Request request = Seeds.request(node, conversation, Side.PROVIDER, words);
        return CompletableFuture.supplyAsync(() -> node.messages().append(request.draft(), request.guard()), senders);
    }

    @Test
    void sendsThatMeetInCommittingShouldNeedFewerTransactionsThanThereAreSends() throws Exception {
        long before = commits();
        List<CompletableFuture<AppendOutcome>> sends;
        try (Connection other = TestDatabase.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Whoever writes first waits here, and all others meet behind it.
            statement.execute("LOCK TABLE rapport.message IN EXCLUSIVE MODE");
            sends = conversations.stream()
                    .map(conversation -> send(conversation, "all at once"))
                    .toList();
            while (TestDatabase.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                Thread.onSpinWait();
            }
            other.rollback();
        }
        assertThat(sends).extracting(CompletableFuture::join).hasOnlyElementsOfType(AppendOutcome.Appended.class);
        assertThat(commits() - before).isLessThan(CONVERSATIONS);
    }

    /** How many transactions have written a message: each leaves its own number in the rows that it wrote. */
    private static long commits() {
        return TestDatabase.number("SELECT count(DISTINCT xmin::text) FROM rapport.message");
    }

    @Test
    void oneHeldConversationShouldDelayNoOther() throws Exception {
        Conversation held = conversations.get(0);
        CompletableFuture<AppendOutcome> waiting;
        try (Connection other = TestDatabase.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM rapport.conversation WHERE id = '" + held.id() + "' FOR UPDATE");
            waiting = send(held, "waits");
            List<CompletableFuture<AppendOutcome>> others = conversations.stream()
                    .skip(1)
                    .map(conversation -> send(conversation, "goes on"))
                    .toList();
            assertThat(others).extracting(CompletableFuture::join).hasOnlyElementsOfType(AppendOutcome.Appended.class);
            assertThat(waiting).isNotDone();
            other.rollback();
        }
        assertThat(waiting.join()).isInstanceOf(AppendOutcome.Appended.class);
    }

    @Test
    void oneMessageThatTheDatabaseRefusesShouldFailNoOther() {
        TestDatabase.execute("""
                CREATE OR REPLACE FUNCTION rapport.refuse() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON rapport.message
                FOR EACH ROW WHEN (NEW.content = 'refused') EXECUTE FUNCTION rapport.refuse()
                """);
        List<CompletableFuture<AppendOutcome>> sends = IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> send(conversations.get(i), i % 4 == 0 ? "refused" : "accepted"))
                .toList();
        for (int i = 0; i < CONVERSATIONS; i++) {
            CompletableFuture<AppendOutcome> send = sends.get(i);
            if (i % 4 == 0) {
                assertThatThrownBy(send::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(FailedStatement.class);
            } else {
                assertThat(send.join()).isInstanceOf(AppendOutcome.Appended.class);
            }
        }
    }
}
