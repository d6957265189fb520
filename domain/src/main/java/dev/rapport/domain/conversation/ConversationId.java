package dev.rapport.domain.conversation;

import dev.rapport.domain.UuidForm;
import java.util.Optional;
import java.util.UUID;

/** A conversation's id, a UUIDv7. */
public record ConversationId(UUID value) implements Comparable<ConversationId> {

    /** The id, where the text is a UUID in its usual form. */
    public static Optional<ConversationId> parse(String text) {
        return UuidForm.parse(text).map(ConversationId::new);
    }

    /** By the text of the id, which is also how PostgreSQL orders a {@code uuid}. */
    @Override
    public int compareTo(ConversationId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
