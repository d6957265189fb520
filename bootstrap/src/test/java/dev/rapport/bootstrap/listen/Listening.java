package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.domain.conversation.ConversationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener at work on a thread of its own, with hardly any pauses, and what it has shown. */
final class Listening implements AutoCloseable, Printer {

    static final Patience QUICK =
            new Patience(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(1), Duration.ofSeconds(1));

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<String> shown = new ArrayList<>();
    private final StringWriter notices = new StringWriter();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final Thread thread;
    private boolean isClosed;

    private Listening(ServerAddress server, Setup setup) {
        var listener = new Listener(
                new Listener.Target(server, setup.conversation),
                setup.tokens,
                this,
                new Notices(new PrintWriter(notices), server),
                setup.patience);
        thread = new Thread(() -> run(listener), "listener");
        thread.start();
    }

    /** How a listener differs from the usual one. */
    record Setup(TokenSource tokens, Patience patience, Optional<ConversationId> conversation) {

        static Setup usual() {
            return new Setup(numberedTokens(), QUICK, Optional.empty());
        }

        Setup with(TokenSource other) {
            return new Setup(other, patience, conversation);
        }

        Setup with(Patience other) {
            return new Setup(tokens, other, conversation);
        }

        Setup with(ConversationId one) {
            return new Setup(tokens, patience, Optional.of(one));
        }

        Listening to(FakeServer server) {
            return to(server.address());
        }

        Listening to(ServerAddress server) {
            return new Listening(server, this);
        }
    }

    static Listening to(FakeServer server) {
        return Setup.usual().to(server);
    }

    /** {@code token-1}, {@code token-2} … */
    private static TokenSource numberedTokens() {
        var count = new AtomicInteger();
        return new TokenSource(() -> "token-" + count.incrementAndGet(), true, "Is the secret the server's?");
    }

    private void run(Listener listener) {
        try {
            ending.complete(listener.listen());
        } catch (InterruptedException | RuntimeException e) {
            ending.completeExceptionally(e);
        }
    }

    @Override
    public synchronized void print(JsonNode event, Counterpart other) {
        JsonNode message = event.path("message");
        shown.add(
                message.isObject()
                        ? event.path("conversation_id").asText() + " "
                                + message.path("seq").asText()
                        : event.path("type").asText() + " " + other.name());
        notifyAll();
    }

    @Override
    public synchronized boolean isClosed() {
        return isClosed;
    }

    synchronized void closeOutput() {
        isClosed = true;
    }

    /** Waits until so many events have been shown, and answers what they are. */
    synchronized List<String> shown(int count) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (shown.size() < count) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("Nothing more is shown than " + shown + ", and said than " + notices);
            }
            wait(millis);
        }
        return List.copyOf(shown);
    }

    /** Waits until it ends by itself. */
    Ending ending() throws Exception {
        return ending.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    void interrupt() {
        thread.interrupt();
    }

    String notices() {
        return notices.toString();
    }

    /** A listener ends by an interrupt, or has ended by itself; a fault is told. */
    @Override
    public void close() {
        thread.interrupt();
        ending.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    if (failure instanceof InterruptedException) {
                        return null;
                    }
                    throw new AssertionError(failure);
                })
                .join();
    }
}
