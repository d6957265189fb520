package dev.rapport.persistence;

import static dev.rapport.persistence.Seeds.pair;
import static dev.rapport.persistence.audit.Invariant.SEND_WINDOWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.persistence.audit.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Send windows are recounted as far back as they still decide something: a minute. */
class WindowAuditTest {

    private final Persistence node = TestDatabase.node("first", RateLimit.DEFAULT);

    /** Three sends of t-1 in two conversations, and one of c-1. */
    @BeforeEach
    void aDatabaseWithFreshMessages() {
        TestDatabase.empty();
        Conversation conversation = Seeds.conversation(node, pair("t-1", "c-1"));
        Seeds.conversation(node, pair("t-1", "c-2"));
        for (Side side : Side.values()) {
            Request request = Seeds.request(node, conversation, side, "hello");
            assertThat(node.messages().append(request.draft(), request.guard()))
                    .isInstanceOf(AppendOutcome.Appended.class);
        }
    }

    @Test
    void auditShouldFindNothingInWindowsThatEqualARecount() {
        node.relationships().erase(new MemberId("c-1"));

        Auditing auditing = Auditing.run(RateLimit.DEFAULT, Auditing.SMALL);

        assertThat(auditing.findings()).isEmpty();
        assertThat(auditing.total().windows()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET sends = sends[1:2] WHERE member_id = 't-1'"
                        + "| t-1 | its window holds 2 sends of the last minute, but a recount finds 3 messages",
                "SET sends = array_append(sends, now()) WHERE member_id = 'c-1'"
                        + "| c-1 | its window holds 2 sends of the last minute, but a recount finds 1 message",
                "SET sends = ARRAY[now()] WHERE member_id = 'c-1'"
                        + "| c-1 | its window holds other times than those of the last 1 message",
                "SET sends = ARRAY[now() - interval '1 day'] WHERE member_id = 'c-1'"
                        + "| c-1 | its window holds 0 sends of the last minute, but a recount finds 1 message",
                "SET sends = ARRAY[now()] WHERE member_id = 'c-2'"
                        + "| c-2 | its window holds 1 send of the last minute, but a recount finds 0 messages",
                "SET member_id = 'nobody' WHERE member_id = 'c-2'; DELETE FROM rapport.send_window WHERE member_id = 'c-1'"
                        + "| c-1 | it has no window, but has sent 1 message in the last minute"
            })
    void auditShouldFindAWindowThatDoesNotEqualARecount(String damage, String member, String detail) {
        TestDatabase.execute("UPDATE rapport.send_window " + damage);

        assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings())
                .extracting(Finding::invariant, Finding::subject, Finding::id, Finding::detail)
                .containsExactly(tuple(SEND_WINDOWS, Finding.Subject.MEMBER, member, detail));
    }

    /** A clock that once was fast: the window is a minute back from its newest send, wherever that is. */
    @Test
    void auditShouldMeasureFromTheNewestSend() {
        TestDatabase.execute("""
                UPDATE rapport.message SET created_at = created_at + interval '5 minutes'
                WHERE seq = 2 AND author = 'provider';
                UPDATE rapport.message SET created_at = created_at + interval '6 minutes'
                WHERE seq = 3;
                UPDATE rapport.conversation SET last_message_at = last_message_at + interval '6 minutes'
                WHERE last_seq = 3;
                UPDATE rapport.send_window w SET sends = ARRAY(SELECT created_at FROM rapport.message WHERE seq = 2)
                WHERE member_id = 't-1';
                UPDATE rapport.send_window w SET sends = ARRAY(SELECT created_at FROM rapport.message WHERE seq = 3)
                WHERE member_id = 'c-1'
                """);

        assertThat(Auditing.run(RateLimit.DEFAULT, Auditing.SMALL).findings()).isEmpty();
    }

    @Test
    void auditShouldSayNothingOfWindowsWhereThereIsNoLimit() {
        TestDatabase.execute("UPDATE rapport.send_window SET sends = '{}' WHERE member_id = 't-1'");
        TestDatabase.execute("DELETE FROM rapport.send_window WHERE member_id = 'c-1'");

        Auditing auditing = Auditing.run(RateLimit.OFF, Auditing.SMALL);

        assertThat(auditing.findings()).isEmpty();
        assertThat(auditing.total().windows()).isZero();
    }
}
