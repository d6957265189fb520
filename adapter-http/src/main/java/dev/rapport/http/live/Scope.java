package dev.rapport.http.live;

import dev.rapport.domain.conversation.ConversationId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a socket was opened for: everything, or one conversation.
 *
 * @param isOne whether the path names a conversation
 * @param only which; empty where what it names can't be one
 */
record Scope(boolean isOne, Optional<ConversationId> only) {

    private static final Pattern PATH = Pattern.compile("/ws/messaging(?:/(?<conversation>[^/]+))?/?");

    static final Scope EVERYTHING = new Scope(false, Optional.empty());

    /** What a path stands for; empty where no socket is. */
    static Optional<Scope> of(String path) {
        Matcher parts = PATH.matcher(path);
        return parts.matches() ? Optional.of(named(parts.group("conversation"))) : Optional.empty();
    }

    private static Scope named(String conversation) {
        return conversation == null ? EVERYTHING : new Scope(true, ConversationId.parse(conversation));
    }

    /** The route's name, for logs. */
    String route() {
        return isOne ? "/ws/messaging/{id}/" : "/ws/messaging/";
    }
}
