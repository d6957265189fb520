package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Events for people: when, who, what. */
public final class TextPrinter implements Printer {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final PrintWriter out;
    private final Clock clock;

    /** @param clock with the zone in which times are shown */
    public TextPrinter(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void print(JsonNode event, Counterpart other) {
        switch (event.path("type").asText()) {
            case "chat.new_message" -> message(event.path("message"), other);
            case "chat.read_receipt" -> receipt(event, other);
            case "chat.typing" -> typing(event, other);
            case "conversation.updated" -> updated(event.path("conversation"), other);
            case "unread_count" ->
                line(clock.instant(), event.path("unread_count").asLong() + " unread");
            default -> {
                // Nothing that a person would read.
            }
        }
    }

    private void message(JsonNode message, Counterpart other) {
        boolean isOwn = message.path("is_own").asBoolean();
        String who = isOwn
                ? "You to " + other.name()
                : message.path("sender").path("name").asText();
        line(
                time(message.path("created_at")),
                who + ": " + message.path("content").asText());
    }

    private void receipt(JsonNode event, Counterpart other) {
        long upTo = event.path("up_to_seq").asLong();
        boolean isTheirs = other.is(event.path("reader_id").asText());
        String what = isTheirs
                ? other.name() + " has read up to message "
                : "You have read " + other.name() + " up to message ";
        line(time(event.path("read_at")), what + upTo);
    }

    private void typing(JsonNode event, Counterpart other) {
        line(
                clock.instant(),
                other.name() + (event.path("is_typing").asBoolean() ? " is typing …" : " has stopped typing"));
    }

    private void updated(JsonNode conversation, Counterpart other) {
        boolean isArchived = conversation.path("is_archived").asBoolean();
        line(clock.instant(), "The conversation with " + other.name() + (isArchived ? " is archived" : " is open"));
    }

    private Instant time(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : clock.instant();
    }

    private void line(Instant time, String words) {
        ZonedDateTime local = time.atZone(clock.getZone());
        boolean isToday = local.toLocalDate().equals(LocalDate.now(clock));
        out.println((isToday ? TODAY : EARLIER).format(local) + "  " + OneLine.of(words));
        out.flush();
    }

    @Override
    public boolean isClosed() {
        return out.checkError();
    }
}
