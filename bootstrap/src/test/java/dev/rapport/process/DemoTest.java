package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rapport demo}, as somebody meets it who tries Rapport for the first time. */
@Timeout(180)
class DemoTest {

    @TempDir
    Path parent;

    private Path data;

    @BeforeEach
    void chooseFolder() {
        data = parent.resolve("data");
    }

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data);
    }

    @Test
    void demoShouldPrintCommandsThatWorkAndKeepWhatTheyDid() throws Exception {
        Curl curl = Curl.in(parent);
        List<JsonNode> answers = new ArrayList<>();
        try (var demo = demo().start()) {
            for (String line : commands(demo)) {
                answers.add(curl.run(line));
            }
            assertThat(answers).hasSize(7);
            assertThat(answers.get(0).at("/count").asInt()).isEqualTo(3);
            assertThat(answers.get(1).at("/content").asText()).isEqualTo("Thursday at 18:00 it is.");
            assertThat(answers.get(1).at("/sender/name").asText()).isEqualTo("Ana Ruiz");
            assertThat(answers.get(2).at("/unread_count").asInt()).isPositive();
            assertThat(answers.get(3).at("/results/0")).isEqualTo(asSeenByTheOther(answers.get(1)));
            assertThat(answers.get(4).at("/unread_count").asInt()).isZero();
            assertThat(answers.get(5).at("/sender/name").asText()).isEqualTo("Ben Okafor");
            assertThat(answers.get(6).at("/results")).hasSize(2);
            assertThat(answers.get(6).at("/results/0/content").asText()).isEqualTo("Perfect, see you then!");
            assertThat(answers.get(6).at("/results/1/is_read").asBoolean()).isTrue();
            end(demo);
        }
        try (var again = demo().start()) {
            List<String> lines = commands(again);

            assertThat(curl.run(lines.get(0)).at("/count").asInt()).isEqualTo(3);
            JsonNode history = curl.run(lines.get(3));
            assertThat(history.at("/results/0/seq").asInt())
                    .isEqualTo(answers.get(5).at("/seq").asInt());
            assertThat(contents(history)).doesNotHaveDuplicates().hasSize(6);
            end(again);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-secret-of-thirty-two-bytes-ab!"})
    void demoShouldPrintALineThatListens(String secret) throws Exception {
        Curl curl = Curl.in(parent);
        DataFolders.fresh(data);
        Path script = Installation.of(parent.resolve("installation"));
        try (var demo = RapportProcess.script(script, "demo", "--data", data.toString())
                .with("RAPPORT_JWT_SECRET", secret)
                .start()) {
            List<String> lines = commands(demo);
            String line = demo.out().lines().stream()
                    .filter(each -> each.startsWith(script + " listen "))
                    .findFirst()
                    .orElseThrow();
            try (var listen = RapportProcess.shell(line).start()) {
                listen.err().await("as trainee-1: events appear here.");
                curl.run(lines.get(1));
                listen.out().await("  Ana Ruiz: Thursday at 18:00 it is.");

                listen.terminate();
                assertThat(listen.exitStatus()).isZero();
            }
            end(demo);
        }
    }

    @Test
    void demoShouldCompleteTheSamplesWhereItWasKilledWhileMakingThem() throws Exception {
        DataFolders.fresh(data);
        try (var migrate = demoCommand("migrate").start()) {
            assertThat(migrate.exitStatus()).isZero();
        }
        Obstacle.prepare(data);
        // Something of everything that the samples are made of, in the order in which it is made.
        for (var point : List.of(
                new Obstacle("INSERT", "member", 3),
                new Obstacle("INSERT", "relationship", 2),
                new Obstacle("INSERT", "message", 1),
                new Obstacle("DELETE", "relationship", 5),
                new Obstacle("INSERT", "message", 5))) {
            point.putInto(data);
            try (var demo = demo().start()) {
                point.awaitMet(data);
                demo.kill();
            }
        }
        Obstacle.removeFrom(data);

        try (var demo = demo().start()) {
            Api api = new Api(demo.out().await("Rapport runs at ").split(",")[0], RapportProcess.TOKENS);

            assertThat(messages(api, "trainer-1", "trainee-1")).isEqualTo(4);
            assertThat(messages(api, "trainer-1", "trainee-2")).isEqualTo(1);
            assertThat(messages(api, "trainer-1", "trainee-4")).isEqualTo(2);
            assertThat(messages(api, "trainer-2", "trainee-5")).isEqualTo(1);
            assertThat(api.get("trainer-1", "conversations/").at("/count").asInt())
                    .isEqualTo(3);
            assertThat(api.get("trainer-1", "conversations/?archived=true").at("/results"))
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.at("/customer/name").asText()).isEqualTo("Émile Petit"));
            assertThat(api.get("trainer-1", "contacts/").at("/count").asInt()).isEqualTo(3);
            end(demo);
        }
    }

    @Test
    void demoShouldSayThatThePortIsTakenAndStopItsDatabase() throws Exception {
        DataFolders.fresh(data);
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var demo = demo().with("RAPPORT_PORT", Integer.toString(taken.getLocalPort()))
                        .start()) {
            assertThat(demo.exitStatus()).isEqualTo(1);
            assertThat(demo.err().all())
                    .contains("Can't listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("\tat ");
            assertThat(demo.out().all()).isEmpty();
            assertThat(RunningDatabase.runsIn(data)).isFalse();
        }
    }

    private RapportProcess.Launch demo() {
        return demoCommand("demo");
    }

    private RapportProcess.Launch demoCommand(String name) {
        return RapportProcess.command(name, "--data", data.toString());
    }

    private static List<String> commands(RapportProcess demo) throws InterruptedException {
        demo.out().await("Ctrl-C ends the demo");
        return demo.out().lines().stream()
                .filter(line -> line.startsWith("curl "))
                .toList();
    }

    private void end(RapportProcess demo) throws Exception {
        demo.terminate();
        assertThat(demo.exitStatus()).isZero();
        assertThat(RunningDatabase.runsIn(data)).isFalse();
    }

    private static JsonNode asSeenByTheOther(JsonNode message) {
        return message.<ObjectNode>deepCopy().put("is_own", false);
    }

    private static List<String> contents(JsonNode page) {
        List<String> contents = new ArrayList<>();
        page.at("/results")
                .forEach(message -> contents.add(message.at("/content").asText()));
        return contents;
    }

    private static int messages(Api api, String provider, String customer) throws Exception {
        for (JsonNode one : api.get(provider, "conversations/").at("/results")) {
            if (one.at("/customer/id").asText().equals(customer)) {
                String path = "conversations/" + one.at("/id").asText() + "/messages/";
                JsonNode page = api.get(provider, path);
                assertThat(contents(page)).doesNotHaveDuplicates();
                return page.at("/count").asInt();
            }
        }
        throw new AssertionError(provider + " has no conversation with " + customer);
    }
}
