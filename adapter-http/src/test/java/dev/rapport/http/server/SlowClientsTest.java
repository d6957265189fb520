package dev.rapport.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.rapport.http.HttpSettings;
import dev.rapport.http.exchange.Answer;
import dev.rapport.http.support.Heard;
import dev.rapport.http.support.RawClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    private static final Duration LIMIT = Duration.ofMillis(500);

    private final WebServer server = new WebServer(
            "slow",
            new HttpSettings.Address("127.0.0.1", 0),
            List.of(Route.post("/echo/", call -> Answer.noContent())),
            List.of(),
            new ServerLimits(8, Duration.ofSeconds(20), LIMIT, Duration.ofSeconds(1)),
            server -> {});

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void headersThatDripShouldBeCutOff() {
        assertCutOff("POST /echo/ HTTP/1.1\r\nHost: x\r\nX: ");
    }

    @Test
    void aBodyThatDripsShouldBeCutOff() {
        assertCutOff("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 65000\r\n\r\n");
    }

    @Test
    void aBodyThatStopsComingShouldBe408() {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.say("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabc")
                            .untilClosed())
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "\"status\":408", "\"code\":\"invalid_request\"");
        }
    }

    @Test
    void theSecondRequestOfAConnectionShouldBeHeldToTheSame() {
        assertCutOff("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\nPOST /echo/ HTTP/1.1\r\nX: ");
    }

    @Test
    void bodiesThatDripShouldHoldNoThreads() {
        List<RawClient> dripping = IntStream.range(0, 20)
                .mapToObj(i -> new RawClient(server.port())
                        .say("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 65000\r\n\r\nx"))
                .toList();
        try (RawClient another = new RawClient(server.port())) {
            assertThat(another.say("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")
                            .untilClosed())
                    .startsWith("HTTP/1.1 204 ");
        }
        dripping.forEach(RawClient::close);
    }

    @Test
    void aConnectionThatIsOnlyIdleShouldBeLeftAlone() {
        try (RawClient client = new RawClient(server.port())) {
            client.say("POST /echo/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
            assertCutOff("POST /echo/ HTTP/1.1\r\nX: ");
            assertThat(client.say("POST /echo/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .untilClosed()
                            .split("HTTP/1.1 204 "))
                    .hasSize(3);
        }
    }

    /** Drips bytes, each a sign of life, until the server has enough. */
    private void assertCutOff(String beginning) {
        long begun = System.nanoTime();
        try (Heard log = Heard.from("ROOT");
                RawClient client = new RawClient(server.port())) {
            client.say(beginning);
            try {
                while (System.nanoTime() - begun < Duration.ofSeconds(15).toNanos()) {
                    client.say("x");
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
                throw new AssertionError("still connected");
            } catch (UncheckedIOException cutOff) {
                assertThat(System.nanoTime() - begun).isGreaterThan(LIMIT.toNanos());
                assertThat(log.events()).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
            }
        }
    }
}
