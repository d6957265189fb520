package dev.rapport.domain.message;

import dev.rapport.domain.conversation.ConversationId;
import java.util.Optional;

/**
 * Port: the messages of all conversations.
 *
 * <p>Thread-safe, also between nodes on one store. Whatever can't be done for a reason of the technology is
 * {@link dev.rapport.domain.Unavailable}.
 */
public interface Messages {

    /**
     * Writes a message at the end of its conversation, atomically: the repeat check, the sender's rate window, the next
     * seq, the message, the conversation's preview and counters. {@link AppendBatch} decides; when an
     * {@link AppendOutcome.Appended} comes back all of it is on disk (rule 9), and every message of a lower seq can be
     * read. Of several appends at once each sees those before it, whoever sends them from wherever.
     */
    AppendOutcome append(Draft draft, Guard guard);

    /**
     * A part of the history with the conversation, of one moment; empty where there is no such conversation. Who may see
     * it is not asked here.
     */
    Optional<History> history(ConversationId conversation, HistoryQuery query);
}
