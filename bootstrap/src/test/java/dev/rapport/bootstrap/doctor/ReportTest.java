package dev.rapport.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.persistence.audit.AuditListener.Progress;
import dev.rapport.persistence.audit.Finding;
import dev.rapport.persistence.audit.Invariant;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Progress LOOKED = new Progress(1_234, 1, 56, 1_200);

    private final StringWriter out = new StringWriter();
    private final Diagnosis diagnosis = new Diagnosis(progress -> {});

    private String text() {
        new TextReport(new PrintWriter(out)).print(diagnosis, LOOKED);
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private JsonNode json() throws Exception {
        new JsonReport(new PrintWriter(out)).print(diagnosis, LOOKED);
        return new ObjectMapper().readTree(out.toString());
    }

    private void find(Invariant invariant, Finding.Subject subject, String id) {
        diagnosis.found(new Finding(invariant, subject, id, "its detail"));
    }

    @Test
    void textShouldSayInOneLineThatAllIsWell() {
        assertThat(text()).isEqualTo("Healthy. Looked at 1,234 conversations, 1 message and 56 send windows.\n");
    }

    @Test
    void textShouldListWhatIsBrokenByInvariant() {
        find(Invariant.SEND_WINDOWS, Finding.Subject.MEMBER, "t-7");
        find(Invariant.GAPLESS_SEQS, Finding.Subject.CONVERSATION, "c-1");
        find(Invariant.GAPLESS_SEQS, Finding.Subject.CONVERSATION, "c-2");

        assertThat(text()).isEqualTo("""
                Broken in 2 places: the messages of a conversation are numbered 1 to last_seq, without a gap.
                  conversation c-1: its detail
                  conversation c-2: its detail
                Broken in 1 place: a member's send window holds what a recount of the last minute finds.
                  member t-7: its detail
                Not healthy. Looked at 1,234 conversations, 1 message and 56 send windows.
                """);
    }

    @Test
    void reportsShouldListTheFirstOfManyAndCountAll() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            find(Invariant.NO_ORPHANS, Finding.Subject.CONVERSATION, "c-" + i);
        }
        find(Invariant.SEND_WINDOWS, Finding.Subject.MEMBER, "t-7");

        assertThat(text())
                .contains("Broken in 3,000 places", "c-19:", "  … and 2,980 more\n", "t-7")
                .doesNotContain("c-20:");
        out.getBuffer().setLength(0);
        JsonNode orphans = json().at("/broken/0");
        assertThat(orphans.at("/places").asLong()).isEqualTo(3_000);
        assertThat(orphans.at("/listed")).hasSize(Diagnosis.MAX_LISTED);
    }

    @Test
    void jsonShouldSayAllThatTextSays() throws Exception {
        find(Invariant.SEND_WINDOWS, Finding.Subject.MEMBER, "t-7");
        find(Invariant.UNREAD_COUNTS, Finding.Subject.CONVERSATION, "c-1");

        assertThat(json()).isEqualTo(new ObjectMapper().readTree("""
                {
                  "healthy": false,
                  "looked_at": {"conversations": 1234, "messages": 1, "send_windows": 56},
                  "broken": [
                    {"invariant": "unread_counts", "rule": "unread equals a recount", "places": 1,
                     "listed": [{"conversation": "c-1", "detail": "its detail"}]},
                    {"invariant": "send_windows",
                     "rule": "a member's send window holds what a recount of the last minute finds", "places": 1,
                     "listed": [{"member": "t-7", "detail": "its detail"}]}
                  ]
                }
                """));
    }

    @Test
    void jsonShouldSayThatAllIsWell() throws Exception {
        assertThat(json().at("/healthy").asBoolean()).isTrue();
    }
}
