package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Rules;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Labels;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How lists and histories are paged: the contract's sections 4 and 10. */
abstract class PageScenarios extends ContractScenarios {

    private static List<String> seqs(long from, long to) {
        LongStream rising = LongStream.rangeClosed(Math.min(from, to), Math.max(from, to));
        return (from <= to ? rising : rising.map(seq -> from + to - seq))
                .mapToObj(Long::toString)
                .toList();
    }

    private static String messages(String id, String query) {
        return "/api/messaging/conversations/" + id + "/messages/" + query;
    }

    @Test
    void pagesShouldHaveTwentyMessagesUnlessAskedForMore() {
        Duo duo = aDuo();
        String id = duo.talk(30);
        Client reader = duo.trainee();
        Reply first = reader.get(messages(id, "")).expect(200);
        assertThat(first.results("/seq")).isEqualTo(seqs(30, 11));
        assertThat(first.number("/count")).isEqualTo(30);
        assertThat(first.text("/next")).isEqualTo(messages(id, "?page=2"));
        assertThat(first.isNull("/previous")).isTrue();
        assertThat(reader.get(messages(id, "?page=1")).body()).isEqualTo(first.body());
        Reply second = reader.get(first.text("/next")).expect(200);
        assertThat(second.results("/seq")).isEqualTo(seqs(10, 1));
        assertThat(second.isNull("/next")).isTrue();
        assertThat(reader.get(second.text("/previous")).body()).isEqualTo(first.body());
        assertThat(reader.get(messages(id, "?limit=100")).results("/seq")).isEqualTo(seqs(30, 1));
        Reply narrow = reader.get(messages(id, "?limit=7&page=2")).expect(200);
        assertThat(narrow.results("/seq")).isEqualTo(seqs(23, 17));
        assertThat(reader.get(narrow.text("/next")).results("/seq")).isEqualTo(seqs(16, 10));
        assertThat(reader.get(narrow.text("/previous")).results("/seq")).isEqualTo(seqs(30, 24));
    }

    @Test
    void beforeShouldLeadBackAndAfterForward() {
        Duo duo = aDuo();
        String id = duo.talk(30);
        Client reader = duo.trainer();
        Reply before = reader.get(messages(id, "?before=28&limit=10")).expect(200);
        assertThat(before.results("/seq")).isEqualTo(seqs(27, 18));
        assertThat(before.number("/count")).isEqualTo(30);
        Reply further = reader.get(before.text("/next")).expect(200);
        assertThat(further.results("/seq")).isEqualTo(seqs(17, 8));
        Reply last = reader.get(further.text("/next")).expect(200);
        assertThat(last.results("/seq")).isEqualTo(seqs(7, 1));
        assertThat(last.isNull("/next")).isTrue();
        assertThat(reader.get(messages(id, "?before=30")).results("/seq")).isEqualTo(seqs(29, 10));
        assertThat(reader.get(messages(id, "?before=1")).results("/seq")).isEmpty();

        Reply after = reader.get(messages(id, "?after=0")).expect(200);
        assertThat(after.results("/seq")).isEqualTo(seqs(1, 20));
        assertThat(after.number("/count")).isEqualTo(30);
        Reply rest = reader.get(after.text("/next")).expect(200);
        assertThat(rest.results("/seq")).isEqualTo(seqs(21, 30));
        assertThat(rest.isNull("/next")).isTrue();
        Reply upToDate = reader.get(messages(id, "?after=30")).expect(200);
        assertThat(upToDate.results("/seq")).isEmpty();
        assertThat(upToDate.number("/count")).isEqualTo(30);
    }

    @Test
    void aPagePastTheLastShouldBeEmpty() {
        Duo duo = aDuo();
        String id = duo.talk(3);
        for (String path : List.of(
                messages(id, "?page=2"),
                messages(id, "?page=99999999999999999999"),
                "conversations/?page=2",
                "contacts/?page=9999999999")) {
            Reply past = duo.trainer().get(path).expect(200);
            assertThat(past.results("")).as(path).isEmpty();
            assertThat(past.number("/count")).as(path).isPositive();
            assertThat(past.isNull("/next")).as(path).isTrue();
        }
    }

    @Test
    void whatIsNoPageShouldBeRefusedByTheNameOfWhatIsWrong() {
        Duo duo = aDuo();
        String id = duo.talk();
        for (String query : List.of("page=0", "page=-1", "page=x", "page=", "page=1.5", "page=1&page=2")) {
            for (String path : List.of(messages(id, "?"), "conversations/?", "contacts/?")) {
                Reply refused = duo.trainer().get(path + query).refused(400, "invalid_request");
                assertThat(refused.text("/field")).as(path + query).isEqualTo("page");
            }
        }
        for (String limit : List.of("0", "101", "-1", "ten", "")) {
            for (String part : List.of("", "page=1&", "before=1&", "after=0&")) {
                Reply refused = duo.trainer()
                        .get(messages(id, "?" + part + "limit=" + limit))
                        .refused(400, "invalid_request");
                assertThat(refused.text("/field")).isEqualTo("limit");
            }
        }
        for (String query : List.of("page=1&before=2", "page=1&after=0", "before=2&after=0", "before=x", "after=-1")) {
            duo.trainer().get(messages(id, "?" + query)).refused(400, "invalid_request");
        }
    }

    @Test
    void conversationsAndContactsShouldComeFiftyAPage() {
        Rules either = new Rules(StartPolicy.EITHER, RateLimit.DEFAULT, Labels.DEFAULT);
        try (Stage open = new Stage(store, either)) {
            String trainer = aDuo().provider();
            for (int i = 101; i <= 152; i++) {
                String trainee = trainer + "-" + i;
                stage.customer(trainee, "Trainee " + i);
                stage.host().relate(trainer, trainee).expect(201);
                open.as(trainee).start(trainer, "Hi").expect(201);
            }
            Reply first = stage.as(trainer).conversations().expect(200);
            assertThat(first.number("/count")).isEqualTo(52);
            assertThat(first.results("/counterpart/name"))
                    .hasSize(50)
                    .startsWith("Trainee 152")
                    .endsWith("Trainee 103");
            Reply second = stage.as(trainer).get(first.text("/next")).expect(200);
            assertThat(second.results("/counterpart/name")).containsExactly("Trainee 102", "Trainee 101");
            Reply narrowed =
                    stage.as(trainer).get("conversations/?archived=false").expect(200);
            assertThat(stage.as(trainer).get(narrowed.text("/next")).body().at("/results"))
                    .isEqualTo(second.body().at("/results"));

            Reply contacts = stage.as(trainer).get("contacts/?q=trainee%201").expect(200);
            assertThat(contacts.number("/count")).isEqualTo(52);
            assertThat(contacts.results("/member/name")).hasSize(50).startsWith("Trainee 101");
            assertThat(stage.as(trainer).get(contacts.text("/next")).results("/member/name"))
                    .containsExactly("Trainee 151", "Trainee 152");
            assertThat(stage.as(trainer).unread()).isEqualTo(52);
        }
    }
}
