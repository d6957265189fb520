package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.named;
import static dev.rapport.persistence.Seeds.pair;
import static dev.rapport.persistence.Seeds.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Seq;
import dev.rapport.persistence.message.AppendTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of several messages: what one message does is told by the contract of the port. */
class AppendTransactionTest {

    private final Persistence node = TestDatabase.node("first", RateLimit.DEFAULT);
    private Conversation ana;
    private Conversation bo;

    @BeforeEach
    void aDatabaseWithTwoConversations() {
        TestDatabase.empty();
        ana = Seeds.conversation(node, pair("t-1", "c-ana"));
        bo = Seeds.conversation(node, pair("t-1", "c-bo"));
    }

    @Test
    void batchShouldNumberEachConversationByItself() throws SQLException {
        List<AppendOutcome> outcomes = append(
                request(node, ana, Side.PROVIDER, "to Ana"),
                request(node, bo, Side.CUSTOMER, "from Bo"),
                request(node, ana, Side.CUSTOMER, "from Ana"),
                request(node, bo, Side.PROVIDER, "to Bo"));

        assertThat(outcomes).hasOnlyElementsOfType(Appended.class);
        assertThat(stored(ana)).containsExactly("first", "to Ana", "from Ana");
        assertThat(stored(bo)).containsExactly("first", "from Bo", "to Bo");
        Conversation after = node.conversations().find(ana.id()).orElseThrow();
        assertThat(after).isEqualTo(((Appended) outcomes.get(2)).conversation());
        assertThat(after.customerReading().unread()).isEqualTo(2);
        assertThat(after.providerReading().unread()).isEqualTo(1);
    }

    @Test
    void batchShouldAnswerEachRequestForItself() throws SQLException {
        ClientMessageId id = new ClientMessageId(UUID.randomUUID());
        Request good = named(request(node, ana, Side.PROVIDER, "good"), id);
        Request stale = new Request(good.draft(), new Guard(ana.id(), 77));

        List<AppendOutcome> outcomes = append(
                stale,
                good,
                named(request(node, ana, Side.PROVIDER, "good"), id),
                named(request(node, ana, Side.PROVIDER, "other words"), id),
                request(node, ana, Side.PROVIDER, "last"));

        assertThat(outcomes)
                .extracting(Object::getClass)
                .containsExactly(Stale.class, Appended.class, Repeated.class, IdReused.class, Appended.class);
        assertThat(stored(ana)).containsExactly("first", "good", "last");
    }

    @Test
    void batchShouldThrottleOneSenderAndLetTheOthersThrough() throws SQLException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            requests.add(request(node, i % 2 == 0 ? ana : bo, Side.PROVIDER, "provider " + i));
            requests.add(request(node, ana, Side.CUSTOMER, "customer " + i));
        }
        List<AppendOutcome> outcomes = append(requests.toArray(Request[]::new));

        // Each pair's start took one of the provider's thirty.
        assertThat(outcomes).filteredOn(Throttled.class::isInstance).hasSize(35 - 28 + 35 - 30);
        assertThat(stored(ana).size() + stored(bo).size()).isEqualTo(2 + 28 + 30);
    }

    @Test
    void refusedBatchShouldLeaveNoTrace() throws SQLException {
        TestDatabase.execute("TRUNCATE rapport.send_window");
        append(new Request(request(node, ana, Side.CUSTOMER, "late").draft(), new Guard(ana.id(), 2)));

        assertThat(TestDatabase.number("SELECT count(*) FROM rapport.send_window"))
                .isZero();
        assertThat(stored(ana)).containsExactly("first");
    }

    private static List<AppendOutcome> append(Request... requests) throws SQLException {
        try (Connection connection = TestDatabase.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            List<AppendOutcome> outcomes =
                    new AppendTransaction(RateLimit.DEFAULT).append(connection, List.of(requests));
            connection.commit();
            return outcomes;
        }
    }

    private List<String> stored(Conversation conversation) {
        List<Message> messages = node.messages()
                .history(conversation.id(), new HistoryQuery.After(Seq.NONE, 100))
                .orElseThrow()
                .messages();
        assertThat(messages)
                .extracting(message -> message.seq().value())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, messages.size())
                        .boxed()
                        .toList());
        return messages.stream().map(message -> message.text().value()).toList();
    }
}
