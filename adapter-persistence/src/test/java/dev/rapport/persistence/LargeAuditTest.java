package dev.rapport.persistence;

import static dev.rapport.persistence.audit.Invariant.GAPLESS_SEQS;
import static dev.rapport.persistence.audit.Invariant.NO_ORPHANS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.persistence.audit.Audit.Batches;
import dev.rapport.persistence.audit.AuditListener.Progress;
import dev.rapport.persistence.audit.ConversationAuditDao;
import dev.rapport.persistence.audit.Finding;
import dev.rapport.persistence.audit.WindowAuditDao;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that does not fit into a batch: 2,000 conversations of 10 messages, one of 20,000, and 1,000 windows. */
class LargeAuditTest {

    private static final int SHORT = 2_000;
    private static final int LONG = 20_000;

    @BeforeAll
    static void aLargeDatabase() {
        TestDatabase.empty();
        TestDatabase.execute("""
                INSERT INTO rapport.conversation (id, provider_id, customer_id, access_version, last_seq,
                    last_message_at, last_message_preview, customer_unread, created_at)
                SELECT lpad(to_hex(n), 32, '0')::uuid, 't-' || n, 'c-' || n, 1, size, start + size * interval '1 second',
                    'message ' || size, size, start + interval '1 second'
                FROM generate_series(1, 2001) AS n,
                    LATERAL (SELECT CASE n WHEN 1000 THEN 20000 ELSE 10 END AS size) AS sizes,
                    LATERAL (SELECT now() - interval '1 day' AS start) AS starts;
                INSERT INTO rapport.message (conversation_id, seq, id, author, created_at, content)
                SELECT id, seq, gen_random_uuid(), 'provider', created_at + (seq - 1) * interval '1 second',
                    'message ' || seq
                FROM rapport.conversation, generate_series(1, last_seq) AS seq;
                INSERT INTO rapport.send_window (member_id, sends)
                SELECT 't-' || n, ARRAY[now() - interval '1 day'] FROM generate_series(1, 1000) AS n;
                ANALYZE rapport.conversation, rapport.message, rapport.send_window
                """);
    }

    @Test
    void auditShouldGoForwardInBatches() {
        Auditing auditing = Auditing.run(RateLimit.DEFAULT, new Batches(100, 500, 300));

        assertThat(auditing.findings()).isEmpty();
        assertThat(auditing.total()).isEqualTo(new Progress(SHORT + 1, SHORT * 10 + LONG, 1_000, SHORT + 1));
        List<Long> messages = new ArrayList<>();
        Progress before = new Progress(0, 0, 0, SHORT + 1);
        for (Progress step : auditing.steps()) {
            assertThat(step.conversations() - before.conversations()).isLessThanOrEqualTo(100);
            assertThat(step.windows() - before.windows()).isLessThanOrEqualTo(300);
            messages.add(step.messages() - before.messages());
            before = step;
        }
        assertThat(messages).filteredOn(count -> count > 500).containsExactly((long) LONG);
        assertThat(messages).hasSizeBetween(45, 50);
    }

    @Test
    void auditShouldFindInEveryBatchWhatIsBrokenThere() {
        TestDatabase.execute("DELETE FROM rapport.message WHERE seq = 5");
        try {
            Auditing auditing = Auditing.run(RateLimit.OFF, Batches.DEFAULT);

            assertThat(auditing.findings())
                    .filteredOn(finding -> finding.invariant() == GAPLESS_SEQS)
                    .hasSize(SHORT + 1)
                    .extracting(Finding::id)
                    .doesNotHaveDuplicates();
        } finally {
            aLargeDatabase();
        }
    }

    /** Rows of which there may be any number are read through a cursor; of others so many are asked for at most. */
    @ParameterizedTest
    @ValueSource(classes = {ConversationAuditDao.class, WindowAuditDao.class})
    void auditShouldHoldNoMoreThanAPartOfWhatItReads(Class<?> dao) {
        for (Method query : dao.getDeclaredMethods()) {
            List<String> parameters =
                    Stream.of(query.getParameters()).map(Parameter::getName).toList();
            if (parameters.contains("consumer")) {
                assertThat(query.getAnnotation(FetchSize.class)).as("%s", query).isNotNull();
            } else if (query.getReturnType() == List.class) {
                assertThat(parameters).as("%s", query).contains("limit");
            }
        }
    }

    /** Everything is an orphan: there is one batch, and no batch limits what lies in it. */
    @Test
    void auditShouldTellAnyNumberOfOrphans() {
        TestDatabase.execute("DELETE FROM rapport.conversation");
        try {
            Auditing auditing = Auditing.run(RateLimit.OFF, Batches.DEFAULT);

            assertThat(auditing.findings()).hasSize(SHORT + 1).allMatch(finding -> finding.invariant() == NO_ORPHANS);
            assertThat(auditing.steps()).hasSize(1);
        } finally {
            aLargeDatabase();
        }
    }
}
