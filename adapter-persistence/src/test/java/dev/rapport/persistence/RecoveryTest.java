package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Seq;
import dev.rapport.domain.page.PageRequest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away is told as such, by everything, and is used again when it is back. */
class RecoveryTest {

    @Test
    void everythingShouldBeUnavailableWhileTheDatabaseIsAndWorkAgainAfter(@TempDir Path data) throws IOException {
        EmbeddedPostgres first = postgres(data, 0);
        int port = first.getPort();
        DatabaseSettings settings = new DatabaseSettings(first.getJdbcUrl("postgres", "postgres"), "postgres", "", 4);
        try (Persistence node = Persistence.open(settings, RateLimit.DEFAULT)) {
            node.migrate();
            Conversation conversation = Seeds.conversation(node, pair("t-1", "c-1"));
            Request next = Seeds.request(node, conversation, Side.CUSTOMER, "next");
            first.close();

            assertThat(node.isReady()).isFalse();
            assertThat(thrownBy(everything(node, conversation, next)))
                    .hasSize(7)
                    .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(Unavailable.class));

            EmbeddedPostgres second = postgres(data, port);
            try {
                Eventually.within(
                        Duration.ofSeconds(30), () -> assertThat(node.isReady()).isTrue());
                node.messages().append(next.draft(), next.guard());
                assertThat(node.messages()
                                .history(conversation.id(), new HistoryQuery.After(Seq.NONE, 10))
                                .orElseThrow()
                                .messages())
                        .extracting(message -> message.text().value())
                        .containsExactly("first", "next");
            } finally {
                second.close();
            }
        }
    }

    /** What each call throws; all at once, since each waits its full time for a connection. */
    private static List<Throwable> thrownBy(List<Runnable> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        List<CompletableFuture<Throwable>> thrown = calls.stream()
                .map(call -> CompletableFuture.supplyAsync(() -> catchThrowable(call::run), threads))
                .toList();
        threads.shutdown();
        return thrown.stream().map(CompletableFuture::join).toList();
    }

    private static List<Runnable> everything(Persistence node, Conversation conversation, Request next) {
        MemberId member = new MemberId("t-1");
        return List.of(
                () -> node.conversations().find(conversation.id()),
                () -> node.conversations().list(member, ArchivedFilter.ALL, new PageRequest(1, 50)),
                () -> node.messages().append(next.draft(), next.guard()),
                () -> node.messages().history(conversation.id(), new HistoryQuery.After(Seq.NONE, 10)),
                () -> node.relationships().end(pair("t-1", "c-1")),
                () -> node.directory().find(Set.of(member)),
                () -> node.devices().of(member));
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
