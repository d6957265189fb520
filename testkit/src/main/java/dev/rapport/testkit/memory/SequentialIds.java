package dev.rapport.testkit.memory;

import dev.rapport.domain.Ids;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.MessageId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count from one, in the form of a UUIDv7: the same in every run, and rising. */
public final class SequentialIds implements Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public ConversationId nextConversationId() {
        return new ConversationId(next());
    }

    @Override
    public MessageId nextMessageId() {
        return new MessageId(next());
    }

    private UUID next() {
        return new UUID(VERSION_7, VARIANT | last.incrementAndGet());
    }
}
