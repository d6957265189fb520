package com.example.studio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.application.Result;
import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ArchivedFilter;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.page.PageRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The studio over HTTP, in lines of text, on the server that comes with Java:
 *
 * <pre>
 * POST   /people/{id}/messages   the body is the message; the header Message-Id, a UUID, makes it safe to repeat
 * GET    /conversations          id, name, unread and preview of each
 * GET    /conversations/{id}     its newest messages: seq, name and text of each
 * DELETE /bookings/{customer}    an artist cancels
 * </pre>
 */
final class StudioServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StudioServer.class.getName());
    private static final int MAX_BODY = 16 * 1024;
    private static final int THREADS = 8;

    private final Studio studio;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    StudioServer(Studio studio, int port) throws IOException {
        this.studio = studio;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private record Answer(int status, String text) {}

    private static final Answer NOTHING = new Answer(404, "There is no such thing.");

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerOrFault(exchange);
            byte[] text = (answer.text() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private Answer answerOrFault(HttpExchange exchange) throws IOException {
        try {
            return signedIn(exchange)
                    .map(person -> answer(exchange, person))
                    .orElseGet(() -> new Answer(401, "Sign in first."));
        } catch (Unavailable outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "Something does not answer", outOfReach);
            return new Answer(503, "Try again in a moment.");
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "A fault of ours", fault);
            return new Answer(500, "That was our fault.");
        }
    }

    private Optional<MemberId> signedIn(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> studio.signedIn(header.substring("Bearer ".length())));
    }

    private Answer answer(HttpExchange exchange, MemberId person) {
        List<String> path =
                Arrays.asList(exchange.getRequestURI().getPath().substring(1).split("/"));
        String what = exchange.getRequestMethod() + " " + path.get(0) + " " + path.size();
        return switch (what) {
            case "POST people 3" -> with(MemberId.parse(path.get(1)), to -> send(exchange, person, to));
            case "GET conversations 1" -> list(person);
            case "GET conversations 2" -> with(ConversationId.parse(path.get(1)), id -> read(person, id));
            case "DELETE bookings 2" -> with(MemberId.parse(path.get(1)), id -> cancel(person, id));
            default -> NOTHING;
        };
    }

    private static <T> Answer with(Optional<T> id, Function<T, Answer> what) {
        return id.map(what).orElseGet(() -> NOTHING);
    }

    private Answer send(HttpExchange exchange, MemberId from, MemberId to) {
        Optional<ClientMessageId> name = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("Message-Id"))
                .flatMap(ClientMessageId::parse);
        return told(
                studio.send(from, to, body(exchange), name),
                sent -> new Answer(
                        201,
                        sent.conversation().conversation().id() + "\t"
                                + sent.message().message().seq()));
    }

    private Answer list(MemberId person) {
        var page = studio.messaging().listConversations().list(Viewer.member(person), ArchivedFilter.ALL, 1);
        return new Answer(200, page.results().stream().map(StudioServer::line).collect(Collectors.joining("\n")));
    }

    private Answer read(MemberId person, ConversationId id) {
        HistoryQuery newest = new HistoryQuery.Numbered(new PageRequest(1, 20));
        return told(
                studio.messaging().readHistory().read(Viewer.member(person), id, newest),
                part -> new Answer(
                        200, part.messages().stream().map(StudioServer::line).collect(Collectors.joining("\n"))));
    }

    private Answer cancel(MemberId artist, MemberId customer) {
        boolean found = !artist.equals(customer) && studio.cancel(new Pair(artist, customer));
        return found ? new Answer(200, "Cancelled.") : NOTHING;
    }

    private static String line(ConversationView seen) {
        String preview =
                seen.conversation().head().preview().map(Preview::value).orElse("");
        return String.join(
                "\t",
                seen.conversation().id().toString(),
                seen.counterpart().name(),
                Long.toString(seen.conversation().reading(seen.viewerSide()).unread()),
                preview);
    }

    private static String line(MessageView seen) {
        return seen.message().seq() + "\t" + seen.sender().name() + "\t"
                + seen.message().text().value().replace("\n", "\n\t\t");
    }

    private static <T> Answer told(Result<T> result, Function<T, Answer> done) {
        return result.fold(done, StudioServer::refused);
    }

    /** What a refusal is in HTTP is the host's to say: the core does not know that there is such a thing. */
    private static Answer refused(Refusal refusal) {
        int status = switch (refusal.code()) {
            case CONVERSATION_NOT_FOUND, NOT_FOUND, NO_RELATIONSHIP, UNKNOWN_MEMBER -> 404;
            case CONVERSATION_ARCHIVED, IMPERSONATION_READ_ONLY, START_NOT_ALLOWED, FORBIDDEN -> 403;
            case INVALID_REQUEST, CONTENT_BLANK, CONTENT_TOO_LONG, CONTENT_INVALID -> 400;
            case CLIENT_MESSAGE_ID_REUSED -> 409;
            case RATE_LIMITED -> 429;
        };
        return new Answer(status, refusal.toString());
    }

    /** No more of it than any message may have; what is longer is too long for the core too. */
    private static String body(HttpExchange exchange) {
        try {
            return new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new Unavailable("the message did not arrive", gone);
        }
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }
}
