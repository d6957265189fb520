package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.bootstrap.embedded.DataFolders;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real server tells Prometheus after some traffic, and the dashboard that shows it. */
@Timeout(180)
class MetricsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern SELECTOR = Pattern.compile("([a-z_:][a-z0-9_:]*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

    /** What Prometheus adds by itself. */
    private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

    @TempDir
    static Path parent;

    private static RapportProcess serve;
    private static Scrape scrape;

    @BeforeAll
    static void someTraffic() throws Exception {
        Path data = DataFolders.fresh(parent.resolve("data"));
        int port = freePort();
        serve = RapportProcess.command("serve")
                .with("RAPPORT_DATA", data.toString())
                .with("RAPPORT_MANAGEMENT_PORT", Integer.toString(port))
                .start();
        Api api = serve.api();
        Talk talk = api.introduce("t-1", "c-1");
        listen(api, "c-1", () -> {
            api.post("t-1", talk.path("send/"), Api.content("Hello"));
            api.ask(Api.Call.post("t-1", talk.path("send/"), Api.content(" ")));
        });
        api.ask(Api.Call.get("t-1", "nowhere/"));
        collectGarbage(serve.handle());
        URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
        Eventually.is("the closed socket and the pause are counted", () -> {
            scrape = Scrape.parse(HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body());
            return scrape.has("rapport_sockets_closed_total") && scrape.has("jvm_gc_pause_seconds_sum");
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** Has somebody listen until they have heard of a new message. */
    private static void listen(Api api, String member, Meanwhile meanwhile) throws Exception {
        var frames = new ArrayList<String>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.token(member))
                .buildAsync(api.socket(), new Frames(frames))
                .get(20, TimeUnit.SECONDS);
        Eventually.is("hello", () -> heard(frames, "hello"));
        meanwhile.happens();
        Eventually.is("a new message", () -> heard(frames, "chat.new_message"));
        socket.sendText("{\"type\":\"ping\"}", true).get(20, TimeUnit.SECONDS);
        Eventually.is("pong", () -> heard(frames, "pong"));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }

    private static boolean heard(List<String> frames, String type) {
        synchronized (frames) {
            return frames.stream().anyMatch(frame -> frame.contains("\"" + type + "\""));
        }
    }

    private record Frames(List<String> heard) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            synchronized (heard) {
                heard.add(text.toString());
            }
            socket.request(1);
            return null;
        }
    }

    private static void collectGarbage(ProcessHandle process) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process command = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes());
        assertThat(command.waitFor()).as(said).isZero();
    }

    @AfterAll
    static void stop() {
        serve.close();
    }

    @Test
    void scrapeShouldTellWhatWasDone() {
        assertThat(scrape.of("rapport_requests_seconds_count"))
                .anySatisfy(sample -> {
                    assertThat(sample.labels())
                            .containsEntry("route", "/api/messaging/conversations/{id}/send/")
                            .containsEntry("status", "201");
                    assertThat(sample.value()).isEqualTo(1);
                })
                .anySatisfy(sample -> assertThat(sample.labels())
                        .containsEntry("route", "none")
                        .containsEntry("status", "404"));
        assertThat(sends("accepted", "none")).isEqualTo(2);
        assertThat(sends("refused", "content_blank")).isEqualTo(1);
        assertThat(scrape.of("rapport_pool_limit"))
                .singleElement()
                .satisfies(pool -> assertThat(pool.value()).isEqualTo(10));
        assertThat(scrape.of("rapport_pool_idle"))
                .singleElement()
                .satisfies(pool -> assertThat(pool.value()).isBetween(1.0, 10.0));
        assertThat(scrape.of("rapport_build"))
                .singleElement()
                .satisfies(build -> assertThat(build.labels().get("version")).isNotBlank());
        assertThat(scrape.of("process_uptime_seconds"))
                .singleElement()
                .satisfies(process -> assertThat(process.value()).isPositive());
    }

    private static double sends(String outcome, String code) {
        return scrape.of("rapport_sends_total")
                .filter(sample -> sample.labels().equals(Map.of("outcome", outcome, "code", code)))
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }

    /** Every series that the dashboard asks for is there, with the labels that it asks for. */
    @Test
    void dashboardShouldShowWhatThereIs() throws Exception {
        List<String> expressions = new ArrayList<>();
        for (JsonNode expression : dashboard().findValues("expr")) {
            expressions.add(expression.asText());
        }
        assertThat(expressions).hasSizeGreaterThan(20);
        for (String expression : expressions) {
            List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
            assertThat(selectors).as(expression).isNotEmpty();
            for (MatchResult selector : selectors) {
                assertThat(scrape.of(selector.group(1)))
                        .as(expression)
                        .anyMatch(sample -> hasAll(sample, selector.group(2), expression));
            }
        }
    }

    private static boolean hasAll(Scrape.Sample sample, String matchers, String expression) {
        boolean matches = MATCHER.matcher(matchers)
                .results()
                .filter(matcher -> !TARGET_LABELS.contains(matcher.group(1)))
                .allMatch(matcher -> matcher.group(2).equals("=")
                        ? matcher.group(3).equals(sample.labels().get(matcher.group(1)))
                        : sample.labels().containsKey(matcher.group(1)));
        return matches
                && GROUPING.matcher(expression)
                        .results()
                        .flatMap(grouping -> List.of(grouping.group(1).split(", ")).stream())
                        .filter(label -> !TARGET_LABELS.contains(label))
                        .allMatch(sample.labels()::containsKey);
    }

    @Test
    void dashboardShouldBeOneThatGrafanaCanPlace() throws Exception {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard().at("/panels")) {
            assertThat(ids.add(panel.at("/id").asInt()))
                    .as("%s", panel.at("/id"))
                    .isTrue();
            JsonNode place = panel.at("/gridPos");
            for (int x = place.at("/x").asInt();
                    x < place.at("/x").asInt() + place.at("/w").asInt();
                    x++) {
                assertThat(x).isLessThan(24);
                for (int y = place.at("/y").asInt();
                        y < place.at("/y").asInt() + place.at("/h").asInt();
                        y++) {
                    assertThat(cells.add(x + "/" + y))
                            .as("%s", panel.at("/title"))
                            .isTrue();
                }
            }
            for (JsonNode target : panel.at("/targets")) {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            }
        }
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Files.readString(Path.of("../docs/grafana-dashboard.json")));
    }
}
