package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.process.Ledger.Acknowledged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares what a server holds with what it has acknowledged, by way of its API. The rest is the doctor's. */
final class Audit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Api api;
    private final Ledger ledger;

    Audit(Api api, Ledger ledger) {
        this.api = api;
        this.ledger = ledger;
    }

    /** @param limit how many messages a member may send in a minute; 0 for any number */
    void check(List<Talk> talks, int limit) throws Exception {
        assertThat(ledger.complaints()).isEmpty();
        Map<String, List<Instant>> sends = new HashMap<>();
        for (Talk talk : talks) {
            List<JsonNode> history = history(talk);
            checkMessages(talk, history);
            history.forEach(
                    message -> sends.computeIfAbsent(message.at("/sender/id").asText(), sender -> new ArrayList<>())
                            .add(Instant.parse(message.at("/created_at").asText())));
        }
        if (limit > 0) {
            sends.values().forEach(times -> checkRate(times, limit));
        }
    }

    /** Every acknowledged message, where it was acknowledged, and no other; the first one began the conversation. */
    private void checkMessages(Talk talk, List<JsonNode> history) {
        assertThat(history.stream().map(message -> message.at("/seq").asInt()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, history.size()).boxed().toList());
        assertThat(history.stream().map(message -> message.at("/id").asText())).doesNotHaveDuplicates();
        List<Acknowledged> acknowledged = ledger.in(talk);
        for (Acknowledged each : acknowledged) {
            JsonNode stored = history.get(each.message().at("/seq").asInt() - 1);
            assertThat(stored.at("/id")).isEqualTo(each.message().at("/id"));
            assertThat(stored.at("/created_at")).isEqualTo(each.message().at("/created_at"));
            assertThat(stored.at("/content").asText()).isEqualTo(each.content());
            assertThat(stored.at("/sender/id").asText()).isEqualTo(each.sender());
        }
        assertThat(acknowledged.stream()
                        .map(each -> each.message().at("/seq").asInt())
                        .distinct())
                .as("messages of %s that were acknowledged, of all but the first", talk)
                .hasSize(history.size() - 1);
    }

    private static void checkRate(List<Instant> times, int limit) {
        List<Instant> sorted = times.stream().sorted().toList();
        for (int i = limit; i < sorted.size(); i++) {
            assertThat(Duration.between(sorted.get(i - limit), sorted.get(i))).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    private List<JsonNode> history(Talk talk) throws Exception {
        List<JsonNode> messages = new ArrayList<>();
        while (true) {
            String path = talk.path("messages/?limit=100&after=" + messages.size());
            JsonNode page = api.get(talk.provider(), path).at("/results");
            page.forEach(messages::add);
            if (page.isEmpty()) {
                return messages;
            }
        }
    }
}
