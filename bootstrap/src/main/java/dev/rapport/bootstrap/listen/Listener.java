package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.domain.conversation.ConversationId;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Listens to a server, and comes back whenever the connection is lost: what was sent meanwhile is fetched, and every message is
 * shown once, and in order. All of it on the thread that calls {@link #listen}, until that is interrupted.
 */
public final class Listener {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Patience.ANSWER)
            .build();
    private final View view = new View();
    private final Target target;
    private final TokenSource tokens;
    private final Printer printer;
    private final Notices notices;
    private final Patience patience;
    private final ConversationList list;

    /**
     * What to listen to.
     *
     * @param conversation the one, if it is not everything that concerns the member
     */
    public record Target(ServerAddress server, Optional<ConversationId> conversation) {}

    public Listener(Target target, TokenSource tokens, Printer printer, Notices notices, Patience patience) {
        this.target = target;
        this.tokens = tokens;
        this.printer = printer;
        this.notices = notices;
        this.patience = patience;
        this.list = new ConversationList(http, target.server());
    }

    /** What became of one connection. */
    private record Visit(Ending ending, boolean wasGreeted) {}

    /**
     * Listens for as long as there is sense in it.
     *
     * @return why there is none any more: with {@link Ending.Next#DONE} all is well
     */
    public Ending listen() throws InterruptedException {
        Backoff backoff = new Backoff(patience, ThreadLocalRandom.current());
        while (true) {
            long began = System.nanoTime();
            Visit visit = visit(tokens.next().get());
            Ending ending = visit.ending();
            Duration lived = Duration.ofNanos(System.nanoTime() - began);
            switch (ending.next()) {
                case DONE, STAY_AWAY -> {
                    return ending;
                }
                case NEW_TOKEN -> {
                    // A new one that was not good for a single greeting will be no better the next time.
                    if (!tokens.isRenewable() || !visit.wasGreeted()) {
                        return new Ending(ending.next(), ending.words() + ". " + tokens.hint());
                    }
                    pause(ending, lived.compareTo(patience.longestPause()) < 0 ? backoff.next(lived) : Duration.ZERO);
                }
                case COME_BACK -> pause(ending, backoff.next(lived));
                case COME_BACK_LATER -> pause(ending, patience.fullPause());
            }
        }
    }

    private void pause(Ending ending, Duration pause) throws InterruptedException {
        notices.disconnected(ending);
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    private Visit visit(String token) throws InterruptedException {
        boolean wasGreeted = false;
        try {
            if (!view.hasBegun()) {
                view.begin(list.fetch(token, target.conversation()));
            }
            try (Socket socket = Socket.open(http, target.server().socket(target.conversation()), token)) {
                notices.connected(
                        greeting(socket, patience.quiet()).path("user_id").asText());
                wasGreeted = true;
                List<JsonNode> conversations = list.fetch(token, target.conversation());
                return new Visit(new Session(socket, view, printer, notices).listen(conversations, patience), true);
            }
        } catch (EndedException e) {
            return new Visit(e.ending(), wasGreeted);
        }
    }

    /** Waits for the server's hello: from there on nothing is missed. */
    private static JsonNode greeting(Socket socket, Duration quiet) throws EndedException, InterruptedException {
        Incoming incoming = socket.take(quiet);
        while (incoming instanceof Incoming.SignOfLife) {
            incoming = socket.take(quiet);
        }
        if (incoming instanceof Incoming.End end) {
            throw new EndedException(end.ending());
        }
        Incoming.Frame frame = (Incoming.Frame) incoming;
        if (!frame.type().equals("hello")) {
            throw new EndedException(Ending.comeBack("The server does not say hello"));
        }
        return frame.json();
    }
}
