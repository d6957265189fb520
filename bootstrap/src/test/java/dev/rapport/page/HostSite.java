package dev.rapport.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A platform's own web site, on an origin of its own, with a policy as strict as docs/embedding.md says it may be. */
final class HostSite implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8");

    private final Map<String, Supplier<String>> pages = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private String messages = "";

    HostSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param address the server that the site's policy allows */
    HostSite using(String address) {
        messages = address;
        return this;
    }

    HostSite with(String path, String content) {
        return with(path, () -> content);
    }

    HostSite with(String path, Supplier<String> content) {
        pages.put(path, content);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Supplier<String> page = pages.get(path);
            byte[] body = page == null ? new byte[0] : page.get().getBytes(UTF_8);
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", policy());
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String policy() {
        String socket = messages.replaceFirst("^http", "ws");
        return "default-src 'none'; style-src 'self'; script-src 'self' " + messages + "; connect-src 'self' "
                + messages + " " + socket + "; frame-src " + messages;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
