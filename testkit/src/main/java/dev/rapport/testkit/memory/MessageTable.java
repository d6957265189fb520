package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendBatch.Key;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The messages by seq, the read marks over them, and the senders' windows. Used under the store's lock. */
final class MessageTable {

    private record Reader(ConversationId conversation, Side side) {}

    private final Map<ConversationId, List<Message>> rows = new HashMap<>();
    private final Map<Key, Message> byKey = new HashMap<>();
    private final Map<Reader, NavigableMap<Seq, Instant>> marks = new HashMap<>();
    private final Map<MemberId, SendWindow> windows = new HashMap<>();

    void insert(Message message) {
        List<Message> log = rows.computeIfAbsent(message.conversation(), id -> new ArrayList<>());
        if (message.seq().value() != log.size() + 1L) {
            throw new IllegalStateException("seq " + message.seq() + " after " + log.size());
        }
        message.clientMessageId().ifPresent(id -> {
            if (byKey.put(new Key(message.conversation(), message.author(), id), message) != null) {
                throw new IllegalStateException("a second message named " + id);
            }
        });
        log.add(message);
    }

    /** The message of that name, as it is now. */
    Optional<Message> find(Key key) {
        return Optional.ofNullable(byKey.get(key)).map(this::asReadNow);
    }

    /** The messages after one, up to and with another, oldest first, as they are now. */
    List<Message> between(ConversationId conversation, Seq after, Seq upTo) {
        return rows.getOrDefault(conversation, List.of()).subList((int) after.value(), (int) upTo.value()).stream()
                .map(this::asReadNow)
                .toList();
    }

    /** How many messages of an author lie after one, up to and with another. */
    long countBetween(ConversationId conversation, Side author, Seq after, Seq upTo) {
        return between(conversation, after, upTo).stream()
                .filter(message -> message.author() == author)
                .count();
    }

    void mark(ConversationId conversation, Side reader, Seq upTo, Instant at) {
        marks.computeIfAbsent(new Reader(conversation, reader), key -> new TreeMap<>())
                .put(upTo, at);
    }

    /** When that side first marked that seq, or a later one. */
    Optional<Instant> markedAt(ConversationId conversation, Side reader, Seq seq) {
        return Optional.ofNullable(marks.get(new Reader(conversation, reader)))
                .map(log -> log.ceilingEntry(seq))
                .map(Entry::getValue);
    }

    Optional<SendWindow> window(MemberId sender) {
        return Optional.ofNullable(windows.get(sender));
    }

    void putWindow(MemberId sender, SendWindow window) {
        windows.put(sender, window);
    }

    void deleteWindow(MemberId sender) {
        windows.remove(sender);
    }

    private Message asReadNow(Message stored) {
        return new Message(
                stored.conversation(),
                stored.seq(),
                stored.id(),
                stored.author(),
                stored.text(),
                stored.clientMessageId(),
                stored.createdAt(),
                markedAt(stored.conversation(), stored.author().other(), stored.seq()));
    }
}
