package dev.rapport.domain.conversation;

import dev.rapport.domain.message.Preview;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest end of a conversation, kept with it so that a list needs no look at messages (AC-11).
 *
 * @param lastSeq {@link Seq#NONE} while there is no message, and the other two empty
 */
public record Head(Seq lastSeq, Optional<Instant> lastMessageAt, Optional<Preview> preview) {

    /** Of a conversation without a message. */
    public static final Head NONE = new Head(Seq.NONE, Optional.empty(), Optional.empty());
}
