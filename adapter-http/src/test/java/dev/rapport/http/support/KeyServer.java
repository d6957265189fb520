package dev.rapport.http.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a platform publishes its keys; it behaves as badly as it is told to. */
public final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Behaviour behaviour;

    /** How it answers. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private KeyServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(threads);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            this.behaviour.answer(exchange);
        });
        server.start();
    }

    public static KeyServer publishing(SigningKey... keys) {
        return new KeyServer(answering(200, SigningKey.set(keys)));
    }

    public static Behaviour answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    public void publish(SigningKey... keys) {
        behave(answering(200, SigningKey.set(keys)));
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** Takes what is asked, and says nothing. */
    public void hang() {
        behave(exchange -> awaitEnd());
    }

    /** Begins to answer, and never ends. */
    public void hangHalfWay() {
        behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"keys\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        });
    }

    /** Answers without an end. */
    public void flood() {
        behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(spaces);
            }
        });
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
