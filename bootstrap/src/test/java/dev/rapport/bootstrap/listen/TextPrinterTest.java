package dev.rapport.bootstrap.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextPrinterTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-19T23:30:00Z"), ZoneId.of("Europe/Berlin"));
    private static final Counterpart ANA = new Counterpart(Optional.of("trainer-1"), "Ana Ruiz");

    private final StringWriter out = new StringWriter();
    private final TextPrinter printer = new TextPrinter(new PrintWriter(out), NOW);

    @Test
    void messageShouldSayWhenWhoAndWhat() {
        assertThat(printed(message("2026-02-19T23:15:30.123456Z", "See you!")))
                .isEqualTo("00:15:30  Ana Ruiz: See you!");
    }

    @Test
    void messageOfAnEarlierDayShouldSayTheDay() {
        assertThat(printed(message("2026-02-19T22:15:30.123456Z", "See you!")))
                .isEqualTo("2026-02-19 23:15:30  Ana Ruiz: See you!");
    }

    @Test
    void ownMessageShouldSayToWhom() {
        ObjectNode event = message("2026-02-19T23:15:30.123456Z", "Yes.");
        ((ObjectNode) event.path("message")).put("is_own", true);

        assertThat(printed(event)).isEqualTo("00:15:30  You to Ana Ruiz: Yes.");
    }

    @Test
    void receiptShouldSayWhoHasRead() {
        ObjectNode event =
                event("chat.read_receipt").put("up_to_seq", 42).put("read_at", "2026-02-19T23:15:30.000000Z");

        assertThat(printed(event.put("reader_id", "trainer-1")))
                .isEqualTo("00:15:30  Ana Ruiz has read up to message 42");
        assertThat(printed(event.put("reader_id", "trainee-1")))
                .isEqualTo("00:15:30  You have read Ana Ruiz up to message 42");
    }

    @Test
    void otherEventsShouldSayWhatHasHappened() {
        assertThat(printed(event("chat.typing").put("is_typing", true))).isEqualTo("00:30:00  Ana Ruiz is typing …");
        assertThat(printed(event("chat.typing").put("is_typing", false)))
                .isEqualTo("00:30:00  Ana Ruiz has stopped typing");
        assertThat(printed(event("unread_count").put("unread_count", 3))).isEqualTo("00:30:00  3 unread");
        ObjectNode updated = event("conversation.updated");
        ObjectNode conversation = updated.putObject("conversation");
        conversation.put("is_archived", true);
        assertThat(printed(updated)).isEqualTo("00:30:00  The conversation with Ana Ruiz is archived");
        conversation.put("is_archived", false);
        assertThat(printed(updated)).isEqualTo("00:30:00  The conversation with Ana Ruiz is open");
    }

    @Test
    void messageShouldStayOnItsLineAndCommandNoTerminal() {
        String hostile = "one\ntwo\u2028three\tfour\u001B[31mred\u009B31m\u202Eevil\u2066 👩‍🚀";

        assertThat(printed(message("2026-02-19T23:15:30.123456Z", hostile)))
                .isEqualTo("00:15:30  Ana Ruiz: one ⏎ two ⏎ three four�[31mred�31mevil 👩‍🚀");
    }

    @Test
    void printerShouldNoticeThatNobodyReadsAnyMore() {
        var broken = new TextPrinter(
                new PrintWriter(new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                }),
                NOW);
        assertThat(broken.isClosed()).isFalse();

        broken.print(event("unread_count"), ANA);

        assertThat(broken.isClosed()).isTrue();
        assertThat(printer.isClosed()).isFalse();
    }

    private static ObjectNode event(String type) {
        return Frames.object().put("type", type);
    }

    private static ObjectNode message(String time, String content) {
        ObjectNode event = event("chat.new_message");
        event.set("message", Frames.message("a", 1).put("created_at", time).put("content", content));
        return event;
    }

    /** The one line that it is. */
    private String printed(ObjectNode event) {
        out.getBuffer().setLength(0);
        printer.print(event, ANA);
        String line = out.toString();
        assertThat(line).endsWith(System.lineSeparator());
        return line.substring(0, line.length() - System.lineSeparator().length());
    }
}
