package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.persistence.message.HistorySelects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts of a history cost the same wherever they lie: counted in blocks that the database touches. */
class HistoryCostTest {

    private static final long MESSAGES = 100_000;
    private static final int PAGE = 20;

    private static final Pattern BLOCKS = Pattern.compile("\"Shared (Hit|Read) Blocks\": (\\d+)");

    private static Conversation conversation;

    @BeforeAll
    static void aLongConversation() {
        TestDatabase.empty();
        conversation = Seeds.conversation(TestDatabase.node("unlimited", RateLimit.OFF), pair("t-1", "c-1"));
        Seeds.messages(conversation, (int) MESSAGES - 1);
        TestDatabase.execute("VACUUM ANALYZE rapport.message, rapport.conversation, rapport.read_mark");
    }

    @Test
    void eachPageShouldCostWhatTheFirstCosts() {
        long first = newestFirst(0, Long.MAX_VALUE);

        assertThat(first).isPositive();
        assertThat(newestFirst(3999 * 20, Long.MAX_VALUE)).isLessThanOrEqualTo(first + 4);
        assertThat(newestFirst(MESSAGES - 20, Long.MAX_VALUE)).isLessThanOrEqualTo(first + 4);
        assertThat(newestFirst(Long.MAX_VALUE, Long.MAX_VALUE)).isLessThanOrEqualTo(first);
    }

    @Test
    void partsBeforeAndAfterShouldCostWhatTheFirstPageCosts() {
        long first = newestFirst(0, Long.MAX_VALUE);

        assertThat(newestFirst(0, MESSAGES / 2)).isLessThanOrEqualTo(first + 4);
        assertThat(oldestFirst(MESSAGES / 2)).isLessThanOrEqualTo(first + 4);
        assertThat(oldestFirst(0)).isLessThanOrEqualTo(first + 4);
    }

    private static long newestFirst(long skip, long before) {
        return touched(HistorySelects.NEWEST_FIRST, skip, before);
    }

    private static long oldestFirst(long after) {
        return touched(HistorySelects.OLDEST_FIRST, 0, after);
    }

    /** How many blocks the statement touches. */
    private static long touched(String statement, long skip, long bound) {
        String sql = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement;
        String plan = new Database(TestDatabase.dataSource())
                .ask(
                        new Select<>(sql, row -> row.getString(1)),
                        new Integer[] {0},
                        new UUID[] {conversation.id().value()},
                        new Long[] {skip},
                        new Long[] {bound},
                        new Integer[] {PAGE})
                .get(0);
        Matcher top = BLOCKS.matcher(plan);
        long blocks = 0;
        for (int i = 0; i < 2 && top.find(); i++) {
            blocks += Long.parseLong(top.group(2));
        }
        return blocks;
    }
}
