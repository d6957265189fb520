package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Participants;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The conversations: one for a pair, found by id or by pair. Used under the store's lock. */
final class ConversationTable {

    private final Map<ConversationId, Conversation> rows = new LinkedHashMap<>();
    private final Map<Pair, ConversationId> byPair = new HashMap<>();

    Optional<Conversation> find(ConversationId id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<Conversation> find(Pair pair) {
        return Optional.ofNullable(byPair.get(pair)).flatMap(this::find);
    }

    Stream<Conversation> of(MemberId member) {
        return rows.values().stream()
                .filter(conversation -> conversation.sideOf(member).isPresent());
    }

    /** Inserts or replaces a conversation. */
    void put(Conversation conversation) {
        Conversation previous = rows.put(conversation.id(), conversation);
        if (previous != null) {
            pair(previous).ifPresent(byPair::remove);
        }
        pair(conversation).ifPresent(pair -> {
            if (byPair.put(pair, conversation.id()) != null) {
                throw new IllegalStateException("a second conversation of " + pair);
            }
        });
    }

    void delete(Conversation conversation) {
        rows.remove(conversation.id());
        pair(conversation).ifPresent(byPair::remove);
    }

    /** The two of a conversation, while both are there. */
    private static Optional<Pair> pair(Conversation conversation) {
        Participants two = conversation.participants();
        return two.provider().flatMap(provider -> two.customer().map(customer -> new Pair(provider, customer)));
    }
}
