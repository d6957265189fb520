package dev.rapport.testkit.fcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A server on loopback that takes pushes as FCM does (HTTP v1), remembers them, and answers as it is told: with errors,
 * with garbage, late, or never. It gives out access tokens too, to whoever asks with a {@link FakeAccount}.
 *
 * <pre>{@code
 * try (FakeFcm fcm = FakeFcm.start()) {
 *     // RAPPORT_FCM_ENDPOINT=fcm.address()
 *     fcm.next(FakeAnswer.error(503, "UNAVAILABLE"));
 *     fcm.await(2);
 * }
 * }</pre>
 */
public final class FakeFcm implements AutoCloseable {

    /** The access token that it gives out. */
    public static final String ACCESS_TOKEN = "fake-access-token";

    private static final long LIMIT_SECONDS = 30;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeFcm::daemon);
    private final List<FakePush> pushes = new CopyOnWriteArrayList<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final Queue<FakeAnswer> next = new ArrayDeque<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Function<FakePush, FakeAnswer> otherwise = push -> FakeAnswer.taken();
    private volatile FakeAnswer tokenAnswer = FakeAnswer.raw(
            200, "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");

    private FakeFcm(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static FakeFcm start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeFcm fcm = new FakeFcm(server);
            server.createContext("/", fcm::push);
            server.createContext("/token", fcm::token);
            server.setExecutor(fcm.threads);
            server.start();
            return fcm;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Its base URL, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers each push in this way, but for what {@link #next} says. */
    public void always(FakeAnswer answer) {
        otherwise = push -> answer;
    }

    /** Answers each push according to what it is, but for what {@link #next} says. */
    public void always(Function<FakePush, FakeAnswer> answer) {
        otherwise = answer;
    }

    /** Answers the next pushes in this way, one each. */
    public void next(FakeAnswer... answers) {
        synchronized (next) {
            next.addAll(List.of(answers));
        }
    }

    /** Answers whoever asks for an access token in this way. */
    public void answerTokenRequests(FakeAnswer answer) {
        tokenAnswer = answer;
    }

    /** Lets go whatever hangs, now and later. */
    public void release() {
        released.countDown();
    }

    /** All pushes that have come so far, in their order, whatever was answered. */
    public List<FakePush> pushes() {
        return List.copyOf(pushes);
    }

    /** What was sent by whoever asked for an access token. */
    public List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** Waits until so many pushes have come, or more, and answers with them; it is an error when they do not. */
    public List<FakePush> await(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        synchronized (pushes) {
            while (pushes.size() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            "fewer than " + count + " pushes within " + LIMIT_SECONDS + " s: " + pushes);
                }
                pushes.wait(left);
            }
        }
        return pushes();
    }

    private void push(HttpExchange exchange) throws IOException {
        FakePush push = new FakePush(
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        FakeAnswer answer = answerTo(push);
        synchronized (pushes) {
            pushes.add(push);
            pushes.notifyAll();
        }
        write(exchange, answer);
    }

    private FakeAnswer answerTo(FakePush push) {
        synchronized (next) {
            FakeAnswer first = next.poll();
            return first == null ? otherwise.apply(push) : first;
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        write(exchange, tokenAnswer);
    }

    private void write(HttpExchange exchange, FakeAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        if (answer.hangs() == FakeAnswer.Hangs.BEFORE_THE_HEADERS) {
            awaitRelease();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            if (answer.hangs() == FakeAnswer.Hangs.BEFORE_THE_LAST_BYTE) {
                out.write(body, 0, body.length - 1);
                out.flush();
                awaitRelease();
                out.write(body, body.length - 1, 1);
            } else if (body.length > 0) {
                out.write(body);
            }
        }
    }

    private void awaitRelease() throws IOException {
        try {
            released.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("closed");
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-fcm");
        thread.setDaemon(true);
        return thread;
    }
}
