package dev.rapport.application.push;

import dev.rapport.application.Outlets;
import dev.rapport.domain.Scheduler;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushTally;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: tell the other side's devices of a new message (AC-9, edge case 2; contract, section 7). Whoever looks at the
 * conversation is not told; whoever is elsewhere in the app is told after {@link #GRACE}, if it is still news by then;
 * whoever is away is told at once.
 */
public final class NotifyRecipient {

    /** How long somebody who is connected has to come and look. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(NotifyRecipient.class);

    private final TellDevices tellDevices;
    private final Presence presence;
    private final Scheduler scheduler;
    private final PushTally tally;
    private final Lanes lanes = new Lanes();

    public NotifyRecipient(TellDevices tellDevices, Outlets outlets) {
        this.tellDevices = tellDevices;
        this.presence = outlets.presence();
        this.scheduler = outlets.scheduler();
        this.tally = outlets.tally();
    }

    /** A message that somebody may have to be told of. */
    private record News(MemberId recipient, Message message) {

        ConversationId conversation() {
            return message.conversation();
        }
    }

    /** Sees to it that the other side hears of the message. Returns at once. */
    public void appended(Conversation conversation, Message message) {
        conversation
                .participants()
                .at(message.author().other())
                .ifPresent(recipient -> soon(new News(recipient, message)));
    }

    private void soon(News news) {
        Runnable task = guarded(news, () -> consider(news));
        lanes.add(news.conversation(), task);
        try {
            scheduler.schedule(Duration.ZERO, () -> lanes.drain(news.conversation()));
        } catch (RejectedExecutionException tooMany) {
            if (lanes.remove(news.conversation(), task)) {
                tally.count(PushOutcome.DROPPED);
            }
        }
    }

    private void consider(News news) {
        switch (attention(news)) {
            case LOOKING -> tally.count(PushOutcome.SUPPRESSED);
            case CONNECTED -> later(news);
            case AWAY -> tell(news);
        }
    }

    private void later(News news) {
        Runnable task = guarded(news, () -> considerAgain(news));
        try {
            scheduler.schedule(GRACE, () -> {
                lanes.add(news.conversation(), task);
                lanes.drain(news.conversation());
            });
        } catch (RejectedExecutionException noTimeLeft) {
            // No room to wait in, or the server stops: better told too early than not at all.
            considerAgain(news);
        }
    }

    private void considerAgain(News news) {
        if (attention(news) == Presence.Attention.LOOKING) {
            tally.count(PushOutcome.SUPPRESSED);
        } else {
            tell(news);
        }
    }

    private Presence.Attention attention(News news) {
        return presence.of(news.recipient(), news.conversation());
    }

    private void tell(News news) {
        tellDevices.tell(news.recipient(), news.message()).ifPresent(tally::count);
    }

    private Runnable guarded(News news, Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException fault) {
                LOG.error("No notification of message {}", news.message().id(), fault);
                tally.count(PushOutcome.FAILED);
            }
        };
    }
}
