package dev.rapport.bootstrap.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the listener knows, over all its connections: how far it has come in each conversation, so that each message is shown
 * once, and in order.
 *
 * <p>What was there when the listener began is not shown. So the conversations are asked for <em>before</em> the first
 * socket is open: a message that comes between the two is then one more than what was there, and not mistaken for old.
 */
final class View {

    private final Map<String, KnownConversation> conversations = new HashMap<>();
    private boolean hasBegun;

    boolean hasBegun() {
        return hasBegun;
    }

    /** Takes over what is there before anything is shown. */
    void begin(List<JsonNode> before) {
        before.forEach(each -> take(each, each.path("last_seq").asLong()));
        hasBegun = true;
    }

    /**
     * Takes over a conversation. One that was not there in the beginning is new, and shown from its first message on; or it
     * was closed then and is open again, and shown from the first message that the member has not read.
     */
    KnownConversation learn(JsonNode conversation) {
        return take(conversation, conversation.path("read_seq").asLong());
    }

    private KnownConversation take(JsonNode conversation, long cursor) {
        String id = conversation.path("id").asText();
        KnownConversation known = conversations.computeIfAbsent(id, unheardOf -> new KnownConversation(id, cursor));
        known.update(conversation);
        return known;
    }

    /** The conversation in which a message stands. */
    KnownConversation of(JsonNode message) {
        String id = message.path("conversation_id").asText();
        long before = message.path("seq").asLong() - 1;
        return conversations.computeIfAbsent(id, unheardOf -> new KnownConversation(id, before));
    }

    Optional<KnownConversation> find(String id) {
        return Optional.ofNullable(conversations.get(id));
    }
}
