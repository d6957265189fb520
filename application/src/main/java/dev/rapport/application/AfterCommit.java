package dev.rapport.application;

import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Message;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what has happened, once it is on disk: the live feed, and for messages the recipient's devices. The live feed
 * hears of a message beforehand too. Nothing here can fail or slow what happens; what goes wrong is logged.
 */
public final class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private final LiveFeed live;
    private final NotifyRecipient notifyRecipient;

    public AfterCommit(LiveFeed live, NotifyRecipient notifyRecipient) {
        this.live = live;
        this.notifyRecipient = notifyRecipient;
    }

    /** Says, before the commit, where a message may be appended: {@link LiveFeed#expect}. */
    public void expect(Conversation conversation) {
        try {
            live.expect(conversation);
        } catch (RuntimeException fault) {
            LOG.error("The live feed did not take that conversation {} goes on", conversation.id(), fault);
        }
    }

    /** @param members as {@link LiveEvent.MessageAppended} says */
    public void appended(Conversation conversation, Message message, Map<MemberId, Member> members) {
        publish(new LiveEvent.MessageAppended(conversation, message, members));
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
            LOG.error("The live feed did not take a {}", event.getClass().getSimpleName(), fault);
        }
    }
}
