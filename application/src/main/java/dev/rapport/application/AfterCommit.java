package dev.rapport.application;

import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what has happened, once it is on disk: the live feed, and for messages the recipient's devices. Nothing here can
 * fail or slow what has happened; what goes wrong is logged.
 */
public final class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private final LiveFeed live;
    private final NotifyRecipient notifyRecipient;

    public AfterCommit(LiveFeed live, NotifyRecipient notifyRecipient) {
        this.live = live;
        this.notifyRecipient = notifyRecipient;
    }

    public void appended(Conversation conversation, Message message) {
        publish(new LiveEvent.MessageAppended(conversation, message));
        try {
            notifyRecipient.appended(conversation, message);
        } catch (RuntimeException fault) {
            LOG.error("No notification of message {}", message.id(), fault);
        }
    }

    /** Publishes what has happened to whoever is looking. */
    public void publish(LiveEvent event) {
        try {
            live.publish(event);
        } catch (RuntimeException fault) {
            LOG.error("The live feed did not take an event of conversation {}", event.conversationId(), fault);
        }
    }
}
