package dev.rapport.page;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import dev.rapport.bootstrap.token.TokenMinter;
import dev.rapport.bootstrap.token.TokenRequest;
import dev.rapport.domain.access.ViewerRole;
import dev.rapport.domain.member.MemberId;
import dev.rapport.process.Api;
import dev.rapport.process.RapportProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A host platform with {@code rapport serve} beside it, in a process and on a database of its own. */
final class Platform implements AutoCloseable {

    /** Each test has members of its own. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Platform shared;

    private final Path data;
    private final RapportProcess.Launch launch;
    private final String address;
    private RapportProcess process;
    private Api api;

    private Platform(String origins) {
        try {
            data = DataFolders.fresh(Files.createTempDirectory("rapport-page").resolve("data"));
            int port = freePort();
            address = "http://127.0.0.1:" + port;
            launch = RapportProcess.command("serve", "--data", data.toString())
                    .with("RAPPORT_PORT", Integer.toString(port))
                    .with("RAPPORT_CORS_ORIGINS", origins);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The one for all tests that leave it running; each has members of its own. */
    static synchronized Platform shared() {
        if (shared == null) {
            shared = started("");
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One that a test may stop, or that pages of those origins may call. */
    static Platform started(String origins) {
        Platform platform = new Platform(origins);
        platform.start();
        return platform;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts the server, again on the same port and the same data. */
    void start() {
        try {
            process = launch.start();
            api = process.api();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** As a power cut does it. */
    void kill() throws Exception {
        process.kill();
    }

    /** As an operator does it. */
    void stop() throws Exception {
        process.terminate();
        process.exitStatus();
    }

    /** All that the server has said to whoever started it. */
    String printed() {
        return String.join("\n", process.out().lines())
                + String.join("\n", process.err().lines());
    }

    String address() {
        return address;
    }

    /** A trainer and a trainee who work together and have not written to each other yet. */
    Duo strangers() {
        int number = NUMBERS.incrementAndGet();
        Duo duo = new Duo("trainer-" + number, "Ana Ruiz", "trainee-" + number, "Ben Okafor");
        member(duo.trainer(), duo.trainerName(), "provider");
        member(duo.trainee(), duo.traineeName(), "customer");
        relate(duo.trainer(), duo.trainee());
        return duo;
    }

    /** The two, with a conversation that begins with these words. */
    Duo talking(String first) {
        Duo duo = strangers();
        start(duo.trainer(), duo.trainee(), first);
        return duo;
    }

    void member(String id, String name, String role) {
        directory("PUT", "members/" + id + "/", Map.of("name", name, "role", role));
    }

    void erase(String id) {
        directory("DELETE", "members/" + id + "/", null);
    }

    void relate(String provider, String customer) {
        directory("PUT", "relationships/" + provider + "/" + customer + "/", null);
    }

    void part(String provider, String customer) {
        directory("DELETE", "relationships/" + provider + "/" + customer + "/", null);
    }

    /** Answers the conversation's id. */
    String start(String provider, String customer, String content) {
        return ask(Api.Call.post(
                        provider, "conversations/start/", Map.of("recipient_id", customer, "content", content)))
                .good()
                .at("/conversation/id")
                .asText();
    }

    void send(String sender, String conversation, String content) {
        ask(Api.Call.post(sender, "conversations/" + conversation + "/send/", Api.content(content)))
                .good();
    }

    /** The member's only conversation. */
    String conversationOf(String member) {
        return ask(Api.Call.get(member, "conversations/"))
                .good()
                .at("/results/0/id")
                .asText();
    }

    /** What was said in the member's only conversation, oldest first. */
    List<String> said(String member) {
        var page = ask(Api.Call.get(member, "conversations/" + conversationOf(member) + "/messages/?after=0&limit=100"))
                .good();
        return Stream.iterate(0, index -> index < page.at("/results").size(), index -> index + 1)
                .map(index -> page.at("/results/" + index + "/content").asText())
                .toList();
    }

    int unread(String member) {
        return ask(Api.Call.get(member, "unread-count/"))
                .good()
                .at("/unread_count")
                .asInt();
    }

    String token(String member) {
        return token(member, Optional.empty(), Duration.ofHours(1));
    }

    String impersonating(String member) {
        return token(member, Optional.of(new MemberId("support-1")), Duration.ofHours(1));
    }

    /** One whose time has passed, the leeway too. */
    String expired(String member) {
        Clock past = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        return new TokenMinter(RapportProcess.TOKENS, past)
                .mint(new TokenRequest(
                        new MemberId(member), ViewerRole.MEMBER, Optional.empty(), Duration.ofMinutes(1)));
    }

    /** Where a browser is signed in as that member. */
    String link(String member) {
        return address + "/#token=" + token(member);
    }

    private static String token(String member, Optional<MemberId> impersonator, Duration life) {
        return new TokenMinter(RapportProcess.TOKENS, Clock.systemUTC())
                .mint(new TokenRequest(new MemberId(member), ViewerRole.MEMBER, impersonator, life));
    }

    private void directory(String method, String path, Object body) {
        ask(Api.Call.directory(method, path, body)).good();
    }

    private Api.Answer ask(Api.Call call) {
        try {
            return api.ask(call);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.close();
        RunningDatabase.endIn(data);
    }

    /** Two who work together. */
    record Duo(String trainer, String trainerName, String trainee, String traineeName) {}
}
