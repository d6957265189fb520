package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendBatch.Key;
import dev.rapport.domain.message.AppendBatch.Locked;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Appends as {@link AppendBatch} decides: load what it asks for, write what comes out. Under the store's lock. */
final class Appending {

    private Appending() {}

    /** @param conversation where the message is to go, if there is one; perhaps not stored yet */
    static AppendOutcome append(InMemoryStore store, Request request, Optional<Conversation> conversation) {
        AppendBatch.Result result =
                AppendBatch.decide(List.of(request), locked(store, request, conversation), store.limit);
        result.conversations().values().forEach(store.conversations::put);
        result.appended().forEach(store.messages::insert);
        result.windows().forEach(store.messages::putWindow);
        return result.outcomes().get(0);
    }

    private static Locked locked(InMemoryStore store, Request request, Optional<Conversation> conversation) {
        MemberId sender = request.draft().sender();
        Map<ConversationId, Conversation> conversations =
                conversation.map(found -> Map.of(found.id(), found)).orElse(Map.of());
        Map<MemberId, SendWindow> windows = store.messages
                .window(sender)
                .map(window -> Map.of(sender, window))
                .orElse(Map.of());
        Map<Key, Message> known = request.key()
                .flatMap(key -> store.messages.find(key).map(stored -> Map.of(key, stored)))
                .orElse(Map.of());
        return new Locked(conversations, windows, known, store.now());
    }
}
