package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.Optional;

/** The read marks, in memory. */
public final class InMemoryReadMarks implements ReadMarks {

    private final InMemoryStore store;

    public InMemoryReadMarks(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Outcome mark(Guard guard, Side reader, Optional<Seq> upTo) {
        return store.atomically(() -> store.conversations
                .find(guard.conversation())
                .filter(conversation -> conversation.accessVersion() == guard.accessVersion())
                .<Outcome>map(conversation -> mark(conversation, reader, upTo))
                .orElseGet(Stale::new));
    }

    private Marked mark(Conversation conversation, Side reader, Optional<Seq> upTo) {
        Seq target = upTo.orElse(conversation.lastSeq()).atMost(conversation.lastSeq());
        Reading reading = conversation.reading(reader);
        if (!target.isAfter(reading.upTo())) {
            Instant since = store.messages
                    .markedAt(conversation.id(), reader, reading.upTo())
                    .orElseGet(store::now);
            return new Marked(conversation, since, 0, false);
        }
        Instant now = store.now();
        Side writer = reader.other();
        long marked = store.messages.countBetween(conversation.id(), writer, reading.upTo(), target);
        long unread = store.messages.countBetween(conversation.id(), writer, target, conversation.lastSeq());
        Conversation next = conversation.with(reader, new Reading(target, unread));
        store.messages.mark(conversation.id(), reader, target, now);
        store.conversations.put(next);
        return new Marked(next, now, marked, true);
    }
}
