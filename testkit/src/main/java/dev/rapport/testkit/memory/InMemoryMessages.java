package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.Seq;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The messages, in memory. */
public final class InMemoryMessages implements Messages {

    private final InMemoryStore store;

    public InMemoryMessages(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public AppendOutcome append(Draft draft, Guard guard) {
        return store.atomically(() ->
                Appending.append(store, new Request(draft, guard), store.conversations.find(guard.conversation())));
    }

    @Override
    public Optional<History> history(ConversationId conversation, HistoryQuery query) {
        return store.atomically(() ->
                store.conversations.find(conversation).map(found -> new History(found, messages(found, query))));
    }

    private List<Message> messages(Conversation conversation, HistoryQuery query) {
        long last = conversation.lastSeq().value();
        if (query instanceof HistoryQuery.After after) {
            long from = Math.min(after.seq().value(), last);
            return between(conversation, from, Math.min(from + after.limit(), last));
        }
        long end = query instanceof HistoryQuery.Before before
                ? Math.min(before.seq().value() - 1, last)
                : last - ((HistoryQuery.Numbered) query).page().offset();
        long upTo = Math.max(end, 0);
        return newestFirst(between(conversation, Math.max(upTo - query.limit(), 0), upTo));
    }

    private List<Message> between(Conversation conversation, long after, long upTo) {
        return store.messages.between(conversation.id(), new Seq(after), new Seq(upTo));
    }

    private static List<Message> newestFirst(List<Message> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(Message::seq).reversed())
                .toList();
    }
}
