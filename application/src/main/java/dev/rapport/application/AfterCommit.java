package dev.rapport.application;

import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.message.Message;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    private final Executor pushes;

    /** @param pushes where notifications are made: bounded, so that it may reject when there are too many */
    public AfterCommit(LiveFeed live, NotifyRecipient notifyRecipient, Executor pushes) {
        this.live = live;
        this.notifyRecipient = notifyRecipient;
        this.pushes = pushes;
    }

    public void appended(Conversation conversation, Message message) {
        publish(new LiveEvent.MessageAppended(conversation, message));
        try {
            pushes.execute(() -> push(conversation, message));
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("No notification of message {}: too many wait already", message.id(), tooMany);
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

    private void push(Conversation conversation, Message message) {
        try {
            notifyRecipient.notify(conversation, message);
        } catch (RuntimeException fault) {
            LOG.error("No notification of message {}", message.id(), fault);
        }
    }
}
