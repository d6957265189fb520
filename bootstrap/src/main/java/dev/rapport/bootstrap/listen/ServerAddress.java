package dev.rapport.bootstrap.listen;

import dev.rapport.domain.conversation.ConversationId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a server is: {@code http://host:port} or {@code https://host}.
 *
 * @param root without a path
 */
public record ServerAddress(URI root) {

    /** Where a server is of which nothing else was said. */
    public static final String DEFAULT = "http://127.0.0.1:8080";

    private static final String API = "/api/messaging/";
    private static final String SOCKETS = "/ws/messaging/";

    /** Reads an address as people write it; empty where it is none. */
    public static Optional<ServerAddress> parse(String text) {
        try {
            URI address = new URI(text);
            boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            boolean isBare = address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && address.getUserInfo() == null
                    && (address.getPath().isEmpty() || address.getPath().equals("/"));
            return isWeb && isBare ? Optional.of(new ServerAddress(address.resolve("/"))) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The first page of a member's conversations. */
    URI conversations() {
        return at(API + "conversations/");
    }

    URI conversation(ConversationId id) {
        return at(API + "conversations/" + id + "/");
    }

    /** What a page refers to. */
    URI at(String reference) {
        return root.resolve(reference);
    }

    /** The socket for everything, or that of one conversation. */
    URI socket(Optional<ConversationId> conversation) {
        String path = SOCKETS + conversation.map(id -> id + "/").orElse("");
        return URI.create(at(path).toString().replaceFirst("^http", "ws"));
    }

    @Override
    public String toString() {
        return root.toString().replaceFirst("/$", "");
    }
}
