package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static dev.rapport.persistence.audit.Invariant.GAPLESS_SEQS;
import static dev.rapport.persistence.audit.Invariant.NO_ORPHANS;
import static dev.rapport.persistence.audit.Invariant.ONE_PER_PAIR;
import static dev.rapport.persistence.audit.Invariant.READ_MARKS;
import static dev.rapport.persistence.audit.Invariant.RISING_TIMES;
import static dev.rapport.persistence.audit.Invariant.TRUE_HEAD;
import static dev.rapport.persistence.audit.Invariant.UNREAD_COUNTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import dev.rapport.persistence.audit.Audit.Batches;
import dev.rapport.persistence.audit.Finding;
import dev.rapport.persistence.audit.Invariant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations that lie an hour back: what the last minute is to hold is told by {@link WindowAuditTest}. */
class AuditTest {

    private final Persistence node = TestDatabase.node("first", RateLimit.DEFAULT);
    private Conversation ana;
    private Conversation bo;

    /** Ana's: provider, provider, customer, provider, customer; read up to 3 there, up to 2 and then 4 here. */
    @BeforeEach
    void aDatabaseWithTwoConversations() {
        TestDatabase.empty();
        Pair pair = pair("t-1", "c-ana");
        ana = Seeds.conversation(node, pair);
        bo = Seeds.conversation(node, pair("t-1", "c-bo"));
        send(Side.PROVIDER, "two");
        read(Side.CUSTOMER, 2);
        send(Side.CUSTOMER, "three");
        read(Side.PROVIDER, 3);
        send(Side.PROVIDER, "four");
        read(Side.CUSTOMER, 4);
        send(Side.CUSTOMER, "five\nand a second line");
        anHourPasses();
    }

    private void send(Side side, String words) {
        Request request = Seeds.request(node, ana, side, words);
        assertThat(node.messages().append(request.draft(), request.guard())).isInstanceOf(AppendOutcome.Appended.class);
    }

    private void read(Side side, long upTo) {
        Guard guard = new Guard(ana.id(), ana.accessVersion());
        assertThat(node.readMarks().mark(guard, side, Optional.of(new Seq(upTo))))
                .isInstanceOf(ReadMarks.Marked.class);
    }

    private static void anHourPasses() {
        TestDatabase.execute("""
                UPDATE rapport.message SET created_at = created_at - interval '1 hour';
                UPDATE rapport.read_mark SET read_at = read_at - interval '1 hour';
                UPDATE rapport.conversation
                SET created_at = created_at - interval '1 hour', last_message_at = last_message_at - interval '1 hour';
                UPDATE rapport.send_window
                SET sends = ARRAY(SELECT send - interval '1 hour' FROM unnest(sends) AS send)
                """);
    }

    @Test
    void auditShouldFindNothingInAHealthyDatabase() {
        Persistence host = Persistence.on(TestDatabase.dataSource(), RateLimit.DEFAULT);
        host.relationships().end(pair("t-1", "c-bo"));
        host.relationships().end(pair("t-1", "c-who-never-talked"));
        host.relationships().erase(new MemberId("c-ana"));

        Auditing auditing = Auditing.run(RateLimit.DEFAULT, Batches.DEFAULT);

        assertThat(auditing.findings()).isEmpty();
        assertThat(auditing.total().conversations()).isEqualTo(3);
        assertThat(auditing.total().messages()).isEqualTo(6);
        assertThat(auditing.total().windows()).isEqualTo(3);
        assertThat(auditing.total().expected()).isEqualTo(3);
    }

    @Test
    void auditShouldFindNothingInAnEmptyDatabase() {
        TestDatabase.empty();

        assertThat(Auditing.run(RateLimit.DEFAULT, Batches.DEFAULT).findings()).isEmpty();
    }

    /** What somebody does to Ana's conversation, and the one thing that is broken then. */
    enum Damage {
        A_MESSAGE_IS_LOST(
                "DELETE FROM rapport.message WHERE conversation_id = :ana AND seq = 2",
                GAPLESS_SEQS,
                "last_seq is 5, but a recount finds 4 messages, from 1 to 5"),
        THE_FIRST_IS_LOST(
                "DELETE FROM rapport.message WHERE conversation_id = :ana AND seq = 1",
                GAPLESS_SEQS,
                "last_seq is 5, but a recount finds 4 messages, from 2 to 5"),
        A_MESSAGE_IS_RENUMBERED(
                "UPDATE rapport.message SET seq = 6 WHERE conversation_id = :ana AND seq = 2;"
                        + " UPDATE rapport.message SET created_at = now() WHERE conversation_id = :ana AND seq = 6",
                GAPLESS_SEQS,
                "last_seq is 5, but a recount finds 5 messages, from 1 to 6"),
        A_MESSAGE_LIES_BEYOND(
                "INSERT INTO rapport.message (conversation_id, seq, id, author, created_at, content)"
                        + " VALUES (:ana, 6, gen_random_uuid(), 'customer', now() - interval '10 minutes', 'six')",
                GAPLESS_SEQS,
                "last_seq is 5, but a recount finds 6 messages, from 1 to 6"),
        TWO_ARE_OF_ONE_TIME(
                "UPDATE rapport.message m SET created_at = other.created_at FROM rapport.message other"
                        + " WHERE m.conversation_id = :ana AND m.seq = 4"
                        + " AND other.conversation_id = :ana AND other.seq = 3",
                RISING_TIMES,
                "message 4 is not later than the one before it"),
        THE_CONVERSATION_IS_TOO_YOUNG(
                "UPDATE rapport.conversation SET created_at = now() WHERE id = :ana",
                RISING_TIMES,
                "after its first message"),
        THE_LAST_TIME_IS_WRONG(
                "UPDATE rapport.conversation SET last_message_at = last_message_at + interval '1 microsecond'"
                        + " WHERE id = :ana",
                TRUE_HEAD,
                "last_message_at is"),
        THE_PREVIEW_IS_WRONG(
                "UPDATE rapport.conversation SET last_message_preview = 'five' WHERE id = :ana",
                TRUE_HEAD,
                "last_message_preview is not"),
        THE_LAST_TEXT_IS_NONE(
                "UPDATE rapport.message SET content = ' ' WHERE conversation_id = :ana AND seq = 5",
                TRUE_HEAD,
                "nobody can have sent"),
        THE_PROVIDERS_COUNTER_DRIFTED(
                "UPDATE rapport.conversation SET provider_unread = 2 WHERE id = :ana",
                UNREAD_COUNTS,
                "provider_unread is 2, but a recount finds 1"),
        THE_CUSTOMERS_COUNTER_DRIFTED(
                "UPDATE rapport.conversation SET customer_unread = 1 WHERE id = :ana",
                UNREAD_COUNTS,
                "customer_unread is 1, but a recount finds 0"),
        A_MARK_LIES_BEYOND(
                "UPDATE rapport.read_mark SET up_to_seq = 9 WHERE conversation_id = :ana AND up_to_seq = 4",
                READ_MARKS,
                "a mark of the customer is at 9, but last_seq is 5"),
        A_MARK_IS_LOST(
                "DELETE FROM rapport.read_mark WHERE conversation_id = :ana AND side = 'provider'",
                READ_MARKS,
                "provider_read_seq is 3, but the furthest mark is at 0"),
        A_MARK_IS_TOO_EARLY(
                "UPDATE rapport.read_mark SET read_at = read_at - interval '1 minute'"
                        + " WHERE conversation_id = :ana AND up_to_seq = 4",
                READ_MARKS,
                "1 of the customer's marks are earlier"),
        A_MARK_IS_OF_NOTHING(
                "UPDATE rapport.read_mark SET conversation_id = '00000000-0000-0000-0000-000000000000'"
                        + " WHERE conversation_id = :ana AND up_to_seq = 2",
                NO_ORPHANS,
                "it does not exist, but 1 read mark is of it",
                "00000000-0000-0000-0000-000000000000"),
        MESSAGES_ARE_OF_NOTHING(
                "INSERT INTO rapport.message (conversation_id, seq, id, author, created_at, content)"
                        + " SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff', n, gen_random_uuid(), 'customer', now(), 'x'"
                        + " FROM generate_series(1, 3) AS n",
                NO_ORPHANS,
                "it does not exist, but 3 messages are of it",
                "ffffffff-ffff-ffff-ffff-ffffffffffff");

        private final String sql;
        private final Invariant broken;
        private final String detail;
        private final String id;

        Damage(String sql, Invariant broken, String detail) {
            this(sql, broken, detail, ":ana");
        }

        Damage(String sql, Invariant broken, String detail, String id) {
            this.sql = sql;
            this.broken = broken;
            this.detail = detail;
            this.id = id;
        }
    }

    @ParameterizedTest
    @EnumSource
    void auditShouldFindWhatIsBrokenAndNothingElse(Damage damage) {
        String id = ana.id().toString();
        TestDatabase.execute(damage.sql.replace(":ana", "'" + id + "'"));

        assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.invariant()).isEqualTo(damage.broken);
                    assertThat(finding.subject()).isEqualTo(Finding.Subject.CONVERSATION);
                    assertThat(finding.id()).isEqualTo(damage.id.replace(":ana", id));
                    assertThat(finding.detail()).contains(damage.detail);
                });
    }

    @Test
    void auditShouldFindAGapThatADuplicateHides() {
        TestDatabase.execute("ALTER TABLE rapport.message DROP CONSTRAINT message_pkey");
        try {
            TestDatabase.execute(
                    "UPDATE rapport.message SET seq = 2 WHERE conversation_id = '" + ana.id() + "' AND seq = 3");

            assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings())
                    .filteredOn(finding -> finding.invariant() == GAPLESS_SEQS)
                    .extracting(Finding::id, Finding::detail)
                    .containsExactly(tuple(
                            ana.id().toString(),
                            "last_seq is 5, but a recount finds 5 messages, from 1 to 5, not one after the other"));
        } finally {
            TestDatabase.empty();
            TestDatabase.execute(
                    "ALTER TABLE rapport.message" + " ADD CONSTRAINT message_pkey PRIMARY KEY (conversation_id, seq)");
        }
    }

    @Test
    void auditShouldFindASecondConversationOfAPair() {
        TestDatabase.execute("ALTER TABLE rapport.conversation DROP CONSTRAINT conversation_pair");
        try {
            TestDatabase.execute("UPDATE rapport.conversation SET customer_id = 'c-ana'");

            assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings())
                    .extracting(Finding::invariant, Finding::id, Finding::detail)
                    .containsExactly(tuple(ONE_PER_PAIR, bo.id().toString(), "its pair has another, " + ana.id()));
        } finally {
            TestDatabase.empty();
            TestDatabase.execute("ALTER TABLE rapport.conversation"
                    + " ADD CONSTRAINT conversation_pair UNIQUE (provider_id, customer_id)");
        }
    }

    @Test
    void auditShouldTellEverythingThatIsBroken() {
        TestDatabase.execute("DELETE FROM rapport.message");

        assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings())
                .extracting(Finding::id, Finding::invariant)
                .contains(
                        tuple(ana.id().toString(), GAPLESS_SEQS), tuple(bo.id().toString(), GAPLESS_SEQS))
                .contains(tuple(bo.id().toString(), UNREAD_COUNTS));
    }
}
