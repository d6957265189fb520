package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a send costs the database, counted in what it does and not in time. */
class SendCostTest {

    private final Persistence node = TestDatabase.node("unlimited", RateLimit.OFF);

    @BeforeEach
    void anEmptyDatabase() {
        TestDatabase.empty();
    }

    /** Were an indexed column to change with each send, every one of these updates would write all indexes anew. */
    @Test
    void sendShouldUpdateTheConversationInPlace() {
        Conversation conversation = Seeds.conversation(node, pair("t-1", "c-1"));
        TestDatabase.execute("SELECT pg_stat_reset_single_table_counters('rapport.conversation'::regclass)");
        for (int i = 0; i < 100; i++) {
            Request request = Seeds.request(node, conversation, Side.PROVIDER, "message " + i);
            assertThat(node.messages().append(request.draft(), request.guard()))
                    .isInstanceOf(AppendOutcome.Appended.class);
        }
        Eventually.within(Duration.ofSeconds(20), () -> {
            assertThat(statistic("n_tup_upd")).isGreaterThanOrEqualTo(100);
            // A page that is full, or an hour that begins, makes a few that are not.
            assertThat(statistic("n_tup_hot_upd")).isGreaterThanOrEqualTo(80);
        });
    }

    private static long statistic(String name) {
        return TestDatabase.number(
                "SELECT %s FROM pg_stat_user_tables WHERE schemaname = 'rapport' AND relname = 'conversation'"
                        .formatted(name));
    }
}
