package dev.rapport.domain.message;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Side;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port: sends messages into conversations that stand, for viewers who may ({@link
 * dev.rapport.domain.access.Access#write}) and whom the directory knows. A store that keeps the directory too decides on that
 * and appends in one go; for any other the core asks first, and has the store say whether it still holds. Thread-safe, and
 * otherwise as {@link Messages} says.
 */
public interface Sends {

    /** What a viewer wants to say, and where. */
    record Attempt(
            Viewer viewer,
            ConversationId conversation,
            MessageId id,
            MessageText text,
            Optional<ClientMessageId> clientMessageId) {

        /** The message of one who stands on that side. */
        public Draft draft(Side side) {
            return new Draft(id, viewer.member(), side, text, clientMessageId);
        }
    }

    /** What came of an attempt. */
    sealed interface Outcome {}

    /** The viewer may not write there; the store is as it was. */
    record Refused(Refusal refusal) implements Outcome {}

    /**
     * The viewer may.
     *
     * @param append what came of it; never {@link AppendOutcome.Stale}
     * @param sender the viewer, as the directory knew them
     */
    record Tried(AppendOutcome append, Member sender) implements Outcome {}

    /**
     * Appends where the viewer may.
     *
     * @param beforehand hears of the conversation, as it is before the message, when the viewer may write there and nothing
     *     has been committed yet; perhaps more than once, and also where nothing comes of it. It must neither wait nor throw
     */
    Outcome send(Attempt attempt, Consumer<Conversation> beforehand);
}
