package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code rapport listen} in one process, the server in another. */
@Timeout(240)
class ListenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAINER = "trainer";
    private static final int TRAINEES = 3;
    private static final int KILLS = 2;

    @TempDir
    static Path parent;

    private static Path data() {
        return parent.resolve("data");
    }

    @BeforeAll
    static void makeDatabase() throws IOException {
        DataFolders.fresh(data());
    }

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data());
    }

    static LongStream seeds() {
        return LongStream.of(
                Long.getLong("rapport.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)));
    }

    @Test
    void listenShouldShowWhatHappensAtOnceAndEndInGoodOrder() throws Exception {
        String port = freePort();
        try (var serve = serve(port).start()) {
            Api api = serve.api();
            Talk talk = api.introduce("t-1", "c-1");
            try (var listen = listen(port, "--as", "c-1").start()) {
                listen.err().await("Connected to http://127.0.0.1:" + port + " as c-1");
                api.post("t-1", talk.path("send/"), Api.content("Thursday\nat 18:00"));
                listen.out().await("Provider t-1: Thursday ⏎ at 18:00");
                api.post("c-1", talk.path("read/"), null);
                listen.out().await("You have read Provider t-1 up to message 2");
                api.post("c-1", talk.path("send/"), Api.content("Fine"));
                listen.out().await("You to Provider t-1: Fine");
                api.post("t-1", talk.path("read/"), null);
                listen.out().await("Provider t-1 has read up to message 3");
                api.ask(Api.Call.directory("DELETE", "relationships/t-1/c-1/", null));
                listen.out().await("The conversation with Provider t-1 is archived");

                listen.terminate();
                assertThat(listen.exitStatus()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void listenShouldMissNothingWhenTheServerIsKilledUnderIt(long seed) throws Exception {
        var random = new Random(seed);
        String port = freePort();
        var launch = serve(port).with("RAPPORT_RATE_LIMIT", "0");
        var serve = launch.start();
        try {
            var server = new Whereabouts(serve.api());
            List<Talk> talks = new ArrayList<>();
            for (int i = 0; i < TRAINEES; i++) {
                talks.add(server.now().introduce(TRAINER, "trainee-" + i));
            }
            try (var listen = listen(port, "--as", TRAINER, "--json").start()) {
                listen.err().await("Connected to ");
                try (var crowd = Crowd.start(seed, talks, server)) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        crowd.ledger().awaitMore(20 + random.nextInt(100));
                        serve.kill();
                        serve = launch.start();
                        // Sends go through from here on, while the listener does not know yet.
                        server.moved(serve.api());
                    }
                    crowd.ledger().awaitMore(20);
                    assertThat(crowd.finish().complaints()).isEmpty();
                }
                for (Talk talk : talks) {
                    assertThatAllIsShown(listen, server.now(), talk);
                }
                // A slow machine may kill it again before the listener has noticed.
                assertThat(listen.err().lines()).anyMatch(line -> line.contains("reconnecting"));
            }
        } finally {
            serve.close();
        }
    }

    @Test
    void listenShouldSayWhyItDoesNotGoOn() throws Exception {
        String port = freePort();
        try (var serve = serve(port).start()) {
            serve.api();
            try (var unknown = listen(port, "--as", "nobody").start();
                    var stranger = listen(port, "--as", "nobody")
                            .with("RAPPORT_JWT_SECRET", "another-secret-of-thirty-two-bytes")
                            .start()) {
                assertThatItSays(unknown, "no access");
                assertThatItSays(
                        stranger, "does not believe the token", "Is RAPPORT_JWT_SECRET the one that the server has?");
            }
        }
    }

    private static void assertThatItSays(RapportProcess listen, String... words) throws Exception {
        assertThat(listen.exitStatus()).isEqualTo(1);
        assertThat(listen.err().all()).contains(words).doesNotContain("\tat ");
    }

    /** Everything but the first message, which was there before the listener: as a fresh fetch has it, once, in order. */
    private static void assertThatAllIsShown(RapportProcess listen, Api api, Talk talk) throws Exception {
        List<JsonNode> there = new ArrayList<>();
        JsonNode page = api.get(TRAINER, talk.path("messages/?limit=100&after=1"));
        page.at("/results").forEach(there::add);
        while (page.at("/next").isTextual()) {
            long last = there.get(there.size() - 1).at("/seq").asLong();
            page = api.get(TRAINER, talk.path("messages/?limit=100&after=" + last));
            page.at("/results").forEach(there::add);
        }
        assertThat(there).isNotEmpty();
        listen.out().await(there.get(there.size() - 1).at("/id").asText());
        assertThat(shown(listen, talk))
                .extracting(ListenTest::essence)
                .containsExactlyElementsOf(
                        there.stream().map(ListenTest::essence).toList());
    }

    /** A message without what changes: whether it was read. */
    private static List<JsonNode> essence(JsonNode message) {
        return List.of(message.at("/seq"), message.at("/id"), message.at("/content"), message.at("/created_at"));
    }

    private static List<JsonNode> shown(RapportProcess listen, Talk talk) {
        return listen.out().lines().stream()
                .map(ListenTest::parse)
                .filter(event -> event.at("/type").asText().equals("chat.new_message"))
                .map(event -> event.at("/message"))
                .filter(message -> message.at("/conversation_id").asText().equals(talk.id()))
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static String freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Integer.toString(free.getLocalPort());
        }
    }

    private static RapportProcess.Launch serve(String port) {
        return RapportProcess.command("serve").with("RAPPORT_PORT", port).with("RAPPORT_DATA", data().toString());
    }

    private static RapportProcess.Launch listen(String port, String... arguments) {
        List<String> all = new ArrayList<>(List.of("listen", "--url", "http://127.0.0.1:" + port));
        all.addAll(List.of(arguments));
        return RapportProcess.command(all.toArray(String[]::new));
    }
}
