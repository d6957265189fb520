package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.ExternalDatabase;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that die under load, at random moments: what was acknowledged is there, once, and nothing that is counted is
 * wrong (CONTRACT, rules 6 to 9). A failing test names its seed; {@code -Drapport.seed=…} takes it again, though the
 * moments are never quite the same.
 */
@Timeout(180)
class CrashTest {

    private static final int NO_LIMIT = 0;
    private static final int LIMIT = 30;
    private static final int PAIRS = 6;

    /** A database of its own for each: what was sent without a limit is in no send window. */
    @TempDir
    Path parent;

    private Path data() {
        return parent.resolve("data");
    }

    @BeforeEach
    void makeDatabase() throws IOException {
        DataFolders.fresh(data());
    }

    @AfterEach
    void endDatabase() {
        RunningDatabase.endIn(data());
    }

    static Stream<Arguments> limitsAndSeeds() {
        return Stream.of(NO_LIMIT, LIMIT).map(limit -> Arguments.of(limit, seed()));
    }

    static Stream<Arguments> seeds() {
        return Stream.of(Arguments.of(seed()));
    }

    private static long seed() {
        return Long.getLong("rapport.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    }

    @ParameterizedTest(name = "limit {0}, seed {1}")
    @MethodSource("limitsAndSeeds")
    void acknowledgedMessagesShouldBeThereOnceWhenTheServerIsKilled(int limit, long seed) throws Exception {
        var random = new Random(seed);
        var launch = serve(limit).with("RAPPORT_DATA", data().toString());
        var serve = launch.start();
        try {
            var server = new Whereabouts(serve.api());
            List<Talk> talks = introduce(server.now(), "limit" + limit);
            try (var crowd = Crowd.start(seed, talks, server)) {
                for (int kill = 0; kill < 3; kill++) {
                    crowd.ledger().awaitMore(1 + random.nextInt(60));
                    serve.kill();
                    serve = launch.start();
                    if (kill == 1) {
                        serve.err().await("Ending the database that an earlier run left behind");
                        serve.kill();
                        serve = launch.start();
                    }
                    server.moved(serve.api());
                }
                crowd.ledger().awaitMore(1 + random.nextInt(60));
                if (limit > 0) {
                    Eventually.is(
                            "everybody is told to wait",
                            () -> crowd.ledger().throttled().size() == 2 * PAIRS);
                }
                new Audit(server.now(), crowd.finish()).check(talks, limit);
            }
            requireHealth(launch("doctor", limit).with("RAPPORT_DATA", data().toString()));
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        } finally {
            serve.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void acknowledgedMessagesShouldBeThereOnceWhenTheDatabaseIsKilled(long seed) throws Exception {
        var random = new Random(seed);
        try (var database = ExternalDatabase.in(parent.resolve("external"));
                var serve = serve(NO_LIMIT)
                        .with("RAPPORT_DATABASE_URL", database.url())
                        .start()) {
            var server = new Whereabouts(serve.api());
            List<Talk> talks = introduce(server.now(), "external");
            try (var crowd = Crowd.start(seed, talks, server)) {
                for (int kill = 0; kill < 2; kill++) {
                    crowd.ledger().awaitMore(1 + random.nextInt(200));
                    int before = crowd.unavailable();
                    database.kill();
                    Eventually.is("clients are told 503", () -> crowd.unavailable() > before);
                    database.start();
                }
                crowd.ledger().awaitMore(1 + random.nextInt(200));
                new Audit(server.now(), crowd.finish()).check(talks, NO_LIMIT);
            }
            requireHealth(launch("doctor", NO_LIMIT).with("RAPPORT_DATABASE_URL", database.url()));
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void acknowledgedMessagesShouldBeThereOnceWhenTheEmbeddedDatabaseIsKilled(long seed) throws Exception {
        var launch = serve(NO_LIMIT).with("RAPPORT_DATA", data().toString());
        try (var serve = launch.start()) {
            var server = new Whereabouts(serve.api());
            List<Talk> talks = introduce(server.now(), "embedded");
            try (var crowd = Crowd.start(seed, talks, server)) {
                crowd.ledger().awaitMore(1 + new Random(seed).nextInt(200));
                RunningDatabase.process(data()).destroyForcibly();
                Eventually.is("clients are told 503", () -> crowd.unavailable() > 0);
                // The server starts it again by itself.
                crowd.ledger().awaitMore(50);
                new Audit(server.now(), crowd.finish()).check(talks, NO_LIMIT);
                requireHealth(launch("doctor", NO_LIMIT).with("RAPPORT_DATA", data().toString()));
                serve.terminate();
                assertThat(serve.exitStatus()).isZero();
            }
        }
    }

    private static RapportProcess.Launch serve(int limit) {
        return launch("serve", limit);
    }

    private static RapportProcess.Launch launch(String command, int limit) {
        return RapportProcess.command(command).with("RAPPORT_RATE_LIMIT", Integer.toString(limit));
    }

    /** Looks at the database beside the server that runs on it. */
    private static void requireHealth(RapportProcess.Launch doctor) throws Exception {
        try (var process = doctor.start()) {
            int status = process.exitStatus();
            assertThat(status)
                    .as("%s\n%s", process.out().all(), process.err().all())
                    .isZero();
        }
    }

    /** Pairs that have nothing to do with each other, nor with those of another test. */
    private static List<Talk> introduce(Api api, String name) throws Exception {
        List<Talk> talks = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            talks.add(api.introduce(name + "-t-" + i, name + "-c-" + i));
        }
        return talks;
    }
}
