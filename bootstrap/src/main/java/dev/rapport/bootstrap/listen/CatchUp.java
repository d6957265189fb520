package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches what lies behind the listener, over one socket: it resumes one conversation after another, so that the one whom an
 * answer is for is known, also where the answer is an error.
 */
final class CatchUp {

    private final Socket socket;
    private final Map<String, KnownConversation> waiting = new LinkedHashMap<>();
    private Optional<Question> asked = Optional.empty();

    /** What lies behind that message? */
    record Question(KnownConversation conversation, long after) {

        /** Whether there is more, and the answer has not led on. */
        boolean wasInVain() {
            return conversation.isBehind() && conversation.cursor() == after;
        }
    }

    CatchUp(Socket socket) {
        this.socket = socket;
    }

    /** Resumes the conversation if there is need. */
    void look(KnownConversation conversation) throws InterruptedException {
        if (conversation.isBehind()) {
            waiting.put(conversation.id(), conversation);
            ask();
        }
    }

    /** Has the answer to what was asked last; what that was, if anything. */
    Optional<Question> answered() {
        Optional<Question> answered = asked;
        asked = Optional.empty();
        return answered;
    }

    /** Asks the next question, unless one is open. */
    void ask() throws InterruptedException {
        if (asked.isPresent() || waiting.isEmpty()) {
            return;
        }
        KnownConversation next = waiting.remove(waiting.keySet().iterator().next());
        asked = Optional.of(new Question(next, next.cursor()));
        socket.send(JsonNodeFactory.instance
                .objectNode()
                .put("type", "resume")
                .put("conversation_id", next.id())
                .put("after_seq", next.cursor()));
    }
}
