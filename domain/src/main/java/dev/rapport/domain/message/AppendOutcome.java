package dev.rapport.domain.message;

import dev.rapport.domain.conversation.Conversation;
import java.time.Duration;

/** What came of appending a message. But for {@link Appended} the store is as it was. */
public sealed interface AppendOutcome {

    /** It is on disk. */
    record Appended(Conversation conversation, Message message) implements AppendOutcome {}

    /** The same message stood there already (rule 7): nothing was written, no window asked. */
    record Repeated(Conversation conversation, Message message) implements AppendOutcome {}

    /** Its client message id names another text by the same sender there. */
    record IdReused() implements AppendOutcome {}

    /** The sender has used up the window (rule 6); after so long a send is accepted. */
    record Throttled(Duration retryAfter) implements AppendOutcome {}

    /** What the decision rested on has changed, or there is no such conversation: decide again on fresh facts. */
    record Stale() implements AppendOutcome {}
}
