package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.rapport.application.Ports;
import dev.rapport.application.Rules;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Conversations;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is refused, and how: the contract's section 6. */
abstract class ProblemScenarios extends ContractScenarios {

    /** A problem of that status and code, with these fields beyond what each one has. */
    private static void assertProblem(Reply reply, int status, String code, String... more) {
        reply.refused(status, code);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.number("/status")).isEqualTo(status);
        assertThat(reply.fields(""))
                .contains("type", "title", "status", "detail", "code")
                .hasSize(5 + more.length);
        assertThat(reply.fields("")).containsAll(List.of(more));
        assertThat(reply.body().toString()).doesNotContain("Exception", "dev.rapport", "SELECT", "jetty", "java.");
    }

    @Test
    void refusedTextsShouldSayWhy() {
        Duo duo = aDuo();
        String id = duo.talk();
        assertProblem(duo.trainer().send(id, "\u3000\n\u200b"), 400, "content_blank");
        assertProblem(duo.trainer().send(id, "a\u0007"), 400, "content_invalid");
        Reply tooLong = duo.trainer().send(id, "💪".repeat(2001));
        assertProblem(tooLong, 400, "content_too_long", "max_length", "length");
        assertThat(tooLong.number("/length")).isEqualTo(2001);
    }

    @Test
    void refusedRequestsShouldNameTheField() {
        Duo duo = aDuo();
        String path = "/api/messaging/conversations/" + duo.talk() + "/send/";
        assertProblem(duo.trainer().request("POST", path, "{"), 400, "invalid_request");
        assertProblem(duo.trainer().request("POST", path, "[]"), 400, "invalid_request");
        Reply missing = duo.trainer().request("POST", path, "{}");
        assertProblem(missing, 400, "invalid_request", "field");
        assertThat(missing.text("/field")).isEqualTo("content");
        Reply mistyped = duo.trainer()
                .request("POST", "/api/messaging/conversations/start/", "{\"recipient_id\":7,\"content\":\"Hi\"}");
        assertThat(mistyped.refused(400, "invalid_request").text("/field")).isEqualTo("recipient_id");
    }

    @Test
    void noConversationAndSomebodyElsesShouldLookTheSame() {
        Duo duo = aDuo();
        String others = aDuo().talk();
        Reply none = duo.trainer().conversation(UUID.randomUUID().toString());
        assertProblem(none, 404, "conversation_not_found");
        assertThat(duo.trainer().conversation(others).expect(404).body()).isEqualTo(none.body());
        assertThat(duo.trainer().conversation("no-uuid").expect(404).body()).isEqualTo(none.body());
        assertThat(duo.trainer().send(others, "Hi").expect(404).body())
                .isEqualTo(
                        duo.trainer().send(UUID.randomUUID().toString(), "Hi").body());
    }

    @Test
    void aStartWithAnybodyUnrelatedShouldLookTheSameKnownOrNot() {
        Duo duo = aDuo();
        Reply unknown = duo.trainer().start("nobody-at-all", "Hi");
        assertProblem(unknown, 403, "no_relationship");
        for (String other : List.of(aDuo().customer(), aDuo().provider(), duo.provider())) {
            assertThat(duo.trainer().start(other, "Hi").expect(403).body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void theOtherRefusalsShouldBeProblemsToo() {
        Duo duo = aDuo();
        String id = duo.talk();
        UUID name = UUID.randomUUID();
        duo.trainer().send(id, "Hi", name).expect(201);
        assertProblem(duo.trainer().send(id, "Hello", name), 409, "client_message_id_reused");
        assertProblem(duo.trainee().start(duo.provider(), "Hi"), 403, "start_not_allowed");
        assertProblem(duo.seenTrainer().send(id, "Hi"), 403, "impersonation_read_only");
        assertProblem(duo.trainer().erase(duo.customer()), 403, "forbidden");
        assertProblem(stage.admin().erase(duo.customer()), 403, "forbidden");
        assertProblem(stage.as("nobody-at-all").me(), 403, "unknown_member");
        assertProblem(stage.withoutToken().me(), 401, "unauthenticated");
        assertProblem(duo.trainer().request("DELETE", "/api/messaging/me/", ""), 405, "method_not_allowed");
        assertProblem(duo.trainer().get("/nowhere"), 404, "not_found");
        duo.part();
        assertProblem(duo.trainer().send(id, "Hi"), 403, "conversation_archived");
    }

    @Test
    void tooManyMessagesShouldSayWhenToComeBack() {
        Duo duo = aDuo();
        String id = duo.talk(30);
        Reply refused = duo.trainer().send(id, "too many");
        assertProblem(refused, 429, "rate_limited", "retry_after_seconds");
        assertThat(refused.number("/retry_after_seconds")).isBetween(30L, 60L);
        assertThat(refused.retryAfter()).contains(refused.text("/retry_after_seconds"));
    }

    @Test
    void aStoreThatDoesNotAnswerShouldBeUnavailableAndAFaultInternal() {
        Duo duo = aDuo();
        String id = duo.talk();
        try (Stage down = failing(new Unavailable("planted: SELECT 1"));
                Stage faulty = failing(new IllegalStateException("planted: SELECT 1"))) {
            Reply unavailable = down.as(duo.provider()).conversation(id);
            assertProblem(unavailable, 503, "unavailable");
            assertThat(Integer.parseInt(unavailable.retryAfter().orElseThrow())).isPositive();
            assertThat(unavailable.body().toString()).doesNotContain("planted");
            for (String path : List.of("conversations/" + id + "/", "conversations/", "unread-count/")) {
                List<Reply> told = new ArrayList<>();
                List<ILoggingEvent> errors = Logged.errorsOf(
                        "dev.rapport.http",
                        () -> told.add(faulty.as(duo.provider()).get(path)));
                assertProblem(told.get(0), 500, "internal_error", "correlation_id");
                assertThat(told.get(0).body().toString()).doesNotContain("planted");
                assertThat(errors).hasSize(1);
                assertThat(errors.get(0).getFormattedMessage())
                        .contains(told.get(0).text("/correlation_id"));
            }
        }
    }

    /** A node whose conversations fail, whatever is asked of them. */
    private Stage failing(RuntimeException fault) {
        Conversations broken = (Conversations) Proxy.newProxyInstance(
                Conversations.class.getClassLoader(), new Class<?>[] {Conversations.class}, (proxy, method, given) -> {
                    throw fault;
                });
        Store behind = limit -> {
            Store.Node node = store.node(limit);
            Ports ports = node.ports();
            return new Store.Node(
                    new Ports(
                            ports.directory(),
                            broken,
                            ports.messages(),
                            ports.readMarks(),
                            ports.relationships(),
                            ports.devices()),
                    node.registry(),
                    node.ids());
        };
        return new Stage(behind, Rules.DEFAULT);
    }
}
