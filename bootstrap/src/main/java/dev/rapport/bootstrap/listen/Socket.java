package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One WebSocket, for one thread: frames are taken one by one, and the next is read from the network only once the last was
 * dealt with. So a terminal that stands still holds back the server, which cuts it off (4408), and not our memory.
 */
final class Socket implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** More than any frame of the server's: a hundred of the longest messages. */
    private static final int MAX_FRAME_CHARS = 4 * 1024 * 1024;

    private final WebSocket socket;
    private final BlockingQueue<Incoming> incoming;

    private Socket(WebSocket socket, BlockingQueue<Incoming> incoming) {
        this.socket = socket;
        this.incoming = incoming;
    }

    static Socket open(HttpClient http, URI address, String token) throws EndedException, InterruptedException {
        BlockingQueue<Incoming> incoming = new LinkedBlockingQueue<>();
        CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                .connectTimeout(Patience.ANSWER)
                .header("Authorization", "Bearer " + token)
                .buildAsync(address, new Receiver(incoming));
        try {
            return new Socket(opening.get(), incoming);
        } catch (ExecutionException e) {
            throw new EndedException(Ending.broken(e.getCause()));
        } catch (InterruptedException e) {
            opening.thenAccept(WebSocket::abort);
            throw e;
        }
    }

    /**
     * Waits for what comes next, and asks for a sign of life where nothing does.
     *
     * <p>That is more than a matter of half-open connections: a connection that breaks off right behind a frame is one of
     * which {@link WebSocket} tells nothing at all. The end of the stream meets it before it has asked for more, which it
     * takes for impossible.
     */
    Incoming take(Duration quiet) throws InterruptedException {
        Incoming next = poll(quiet);
        if (next == null) {
            await(socket.sendPing(ByteBuffer.allocate(0)));
            next = poll(quiet);
        }
        if (next == null) {
            return new Incoming.End(Ending.comeBack("Nothing is heard of the server any more"));
        }
        socket.request(1);
        return next;
    }

    private Incoming poll(Duration limit) throws InterruptedException {
        return incoming.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Says something. Where that fails, it shows in what is taken next. */
    void send(JsonNode frame) throws InterruptedException {
        await(socket.sendText(frame.toString(), true));
    }

    private void await(CompletableFuture<WebSocket> sending) throws InterruptedException {
        try {
            sending.get(Patience.ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            giveUp(e.getCause());
        } catch (TimeoutException e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable failure) {
        // Behind what has come already, which may be a close code and say more.
        incoming.add(new Incoming.End(Ending.broken(failure)));
        socket.abort();
    }

    @Override
    public void close() {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(Patience.FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Closed already, or dead: all that is left to do follows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.abort();
        }
    }

    /** Runs on the client's own threads, one call at a time. */
    private static final class Receiver implements WebSocket.Listener {

        private final BlockingQueue<Incoming> incoming;
        private final StringBuilder text = new StringBuilder();

        Receiver(BlockingQueue<Incoming> incoming) {
            this.incoming = incoming;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            text.append(part);
            if (text.length() > MAX_FRAME_CHARS) {
                end(socket, "The server sends a frame without end");
            } else if (isLast) {
                frame(socket);
                text.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }

        private void frame(WebSocket socket) {
            try {
                JsonNode json = JSON.readTree(text.toString());
                if (json.path("type").isTextual()) {
                    incoming.add(new Incoming.Frame(json));
                } else {
                    end(socket, "The server says something without a type");
                }
            } catch (JsonProcessingException e) {
                end(socket, "The server says something that is no JSON");
            }
        }

        private void end(WebSocket socket, String words) {
            incoming.add(new Incoming.End(Ending.comeBack(words)));
            socket.abort();
        }

        @Override
        public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            incoming.add(new Incoming.SignOfLife());
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            incoming.add(new Incoming.SignOfLife());
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            incoming.add(new Incoming.End(Ending.closed(code, reason)));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            incoming.add(new Incoming.End(Ending.broken(failure)));
        }
    }
}
