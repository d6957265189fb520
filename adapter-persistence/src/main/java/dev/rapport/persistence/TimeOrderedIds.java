package dev.rapport.persistence;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.rapport.domain.Ids;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.MessageId;

/** {@link Ids} as UUIDv7: they rise with time, so that new rows lie together in an index. */
public final class TimeOrderedIds implements Ids {

    @Override
    public ConversationId nextConversationId() {
        return new ConversationId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public MessageId nextMessageId() {
        return new MessageId(UuidCreator.getTimeOrderedEpoch());
    }
}
