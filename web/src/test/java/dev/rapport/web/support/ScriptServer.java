package dev.rapport.web.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the scripts as they stand in the source, and an empty page to load them from. */
public final class ScriptServer implements AutoCloseable {

    /** The module's folder: surefire runs tests in it. */
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private static final Map<String, Path> FOLDERS = Map.of(
            "main", MODULE.resolve("src/main/javascript"),
            "test", MODULE.resolve("src/test/javascript"));

    private static final String PAGE = "<!doctype html><html lang=\"en\"><title>Tests</title></html>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    static {
        // Otherwise each small answer waits for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public ScriptServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", ScriptServer::answer);
        server.start();
    }

    /** Where the empty page is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The folder of the tests that are written in JavaScript. */
    public static Path tests() {
        return FOLDERS.get("test");
    }

    /** The text of one of them. */
    public static String read(Path test) {
        try {
            return Files.readString(test);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a script of that folder is served. */
    public static String pathOf(Path test) {
        return "/test/" + tests().relativize(test).toString().replace('\\', '/');
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                send(exchange, 200, "text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8));
                return;
            }
            String[] parts = path.substring(1).split("/", 2);
            Path folder = FOLDERS.get(parts[0]);
            Path file = folder == null || parts.length < 2
                    ? null
                    : folder.resolve(parts[1]).normalize();
            if (file == null || !file.startsWith(folder) || !Files.isRegularFile(file)) {
                send(
                        exchange,
                        404,
                        "text/plain; charset=utf-8",
                        "There is nothing here.".getBytes(StandardCharsets.UTF_8));
            } else {
                send(exchange, 200, "text/javascript; charset=utf-8", Files.readAllBytes(file));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        // A sandboxed frame is of no origin.
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
