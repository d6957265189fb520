package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import dev.rapport.testkit.fcm.FakeAccount;
import dev.rapport.testkit.fcm.FakeAnswer;
import dev.rapport.testkit.fcm.FakeFcm;
import dev.rapport.testkit.fcm.FakePush;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AC-9 by the running server: sockets, the clock, the real SDK, and an FCM that may be told to hang. */
@Timeout(180)
class PushTest {

    private static final String PHONE = "phone-of-c-1";

    @TempDir
    static Path parent;

    private final FakeFcm fcm = FakeFcm.start();

    private static Path data() {
        return parent.resolve("data");
    }

    @BeforeAll
    static void makeDatabase() throws IOException {
        DataFolders.fresh(data());
    }

    @AfterEach
    void end() {
        fcm.close();
        RunningDatabase.endIn(data());
    }

    private RapportProcess.Launch serve() {
        return RapportProcess.command("serve")
                .with("RAPPORT_DATA", data().toString())
                .with("RAPPORT_FCM_ENDPOINT", fcm.address());
    }

    private static Talk talk(Api api, String provider) throws Exception {
        Talk talk = api.introduce(provider, "customer-of-" + provider);
        Api.Answer answer = api.ask(new Api.Call(
                "PUT", "/api/messaging/devices/" + PHONE + "/", talk.customer(), Map.of("platform", "android")));
        assertThat(answer.status()).isEqualTo(204);
        return talk;
    }

    private static void send(Api api, Talk talk, String content) throws Exception {
        api.post(talk.provider(), talk.path("send/"), Api.content(content));
    }

    @Test
    void ac9WhoeverDoesNotLookShouldGetAPush() throws Exception {
        int management = freePort();
        try (var serve = serve().with(
                        "RAPPORT_FCM_CREDENTIALS",
                        FakeAccount.write(parent, fcm).toString())
                .with("RAPPORT_MANAGEMENT_PORT", Integer.toString(management))
                .start()) {
            Api api = serve.api();
            Talk talk = talk(api, "t-1");
            send(api, talk, "Told at once");
            FakePush first = fcm.await(1).get(0);
            assertThat(first.authorization()).hasValue("Bearer " + FakeFcm.ACCESS_TOKEN);
            assertThat(first.path()).contains(FakeAccount.PROJECT);
            assertThat(first.token()).isEqualTo(PHONE);
            assertThat(first.text("title")).isEqualTo("Provider t-1");
            assertThat(first.text("body")).isEqualTo("Told at once");
            assertThat(first.text("conversation_id")).isEqualTo(talk.id());
            assertThat(first.text("unread_count")).isEqualTo("2");

            try (LiveSocket socket = api.connect(talk.customer())) {
                socket.focus(talk.id());
                send(api, talk, "Seen, not told");
                Eventually.is("it is suppressed", () -> pushes(management, "suppressed") == 1);
                socket.lookAway();
                send(api, talk, "Read before it is told");
                api.post(talk.customer(), talk.path("read/"), Map.of());
                long before = System.nanoTime();
                send(api, talk, "Told after five seconds");
                assertThat(fcm.await(2)).extracting(FakePush::seq).containsExactly(2L, 5L);
                assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(5));
                assertThat(fcm.pushes().get(1).text("unread_count")).isEqualTo("1");
            }
            Eventually.is("all are counted", () -> pushes(management, "sent") == 2 && pushes(management, "read") == 1);

            fcm.next(FakeAnswer.unregistered());
            send(api, talk, "To a device that is gone");
            Eventually.is("it is forgotten", () -> pushes(management, "unregistered") == 1);
            send(api, talk, "To nobody");
            Eventually.is("nobody is told", () -> pushes(management, "no_device") >= 1);
            assertThat(fcm.pushes()).hasSize(3);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
        }
    }

    @Test
    void aFcmThatHangsShouldHoldNeitherSendsNorTheEnd() throws Exception {
        fcm.always(FakeAnswer.taken().hanging());
        try (var serve = serve().start()) {
            Api api = serve.api();
            Talk talk = talk(api, "t-2");
            for (int i : IntStream.rangeClosed(2, 25).toArray()) {
                send(api, talk, "Message " + i);
            }
            assertThat(fcm.await(1)).hasSize(1);
            assertThat(api.get(talk.customer(), talk.path("")).at("/last_seq").asInt())
                    .isEqualTo(25);
            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
            assertThat(serve.err().all()).contains("pushes are dropped").doesNotContain("\tat ", PHONE);
        }
    }

    @Test
    void whatWaitsForItsTimeShouldGoOutWhenTheServerStops() throws Exception {
        try (var serve = serve().start()) {
            Api api = serve.api();
            Talk talk = talk(api, "t-3");
            LiveSocket elsewhere = api.connect(talk.customer());
            send(api, talk, "Not before five seconds");
            assertThat(fcm.pushes()).isEmpty();
            serve.terminate();
            assertThat(fcm.await(1)).extracting(FakePush::seq).containsExactly(2L);
            assertThat(serve.exitStatus()).isZero();
            elsewhere.close();
        }
    }

    private static double pushes(int management, String outcome) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/metrics"))
                .build();
        String line = "rapport_pushes_total{outcome=\"" + outcome + "\"} ";
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofLines())
                .body()
                .filter(metric -> metric.startsWith(line))
                .mapToDouble(metric -> Double.parseDouble(metric.substring(line.length())))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
