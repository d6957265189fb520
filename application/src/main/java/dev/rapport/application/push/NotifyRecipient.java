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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
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

    /** More new messages than this are not kept until somebody has looked at them. */
    static final int MAX_ARRIVED = 10_000;

    /** Of how many new messages the devices are asked for together. */
    private static final int MOST_TOGETHER = 128;

    private final TellDevices tellDevices;
    private final Presence presence;
    private final Scheduler scheduler;
    private final PushTally tally;
    private final Lanes lanes = new Lanes();
    private final Queue<News> arrived = new ArrayDeque<>();
    private boolean isSorting;

    public NotifyRecipient(TellDevices tellDevices, Outlets outlets) {
        this.tellDevices = tellDevices;
        this.presence = outlets.presence();
        this.scheduler = outlets.scheduler();
        this.tally = outlets.tally();
    }

    /**
     * A message that somebody may have to be told of.
     *
     * @param isOverdue whether its recipient has had time to come and look
     */
    private record News(MemberId recipient, Message message, boolean isOverdue) {

        News overdue() {
            return new News(recipient, message, true);
        }

        ConversationId conversation() {
            return message.conversation();
        }
    }

    /** Sees to it that the other side hears of the message. Returns at once. */
    public void appended(Conversation conversation, Message message) {
        conversation
                .participants()
                .at(message.author().other())
                .ifPresent(recipient -> arrived(new News(recipient, message, false)));
    }

    /** How many messages nobody has looked at yet. */
    public int waiting() {
        synchronized (arrived) {
            return arrived.size();
        }
    }

    private void arrived(News news) {
        if (!take(news)) {
            return;
        }
        try {
            scheduler.schedule(Duration.ZERO, this::sort);
        } catch (RejectedExecutionException tooMany) {
            drop();
        } catch (RuntimeException fault) {
            drop();
            throw fault;
        }
    }

    /** Whether the caller has to see to it that it is sorted: nobody else does. */
    private boolean take(News news) {
        synchronized (arrived) {
            if (arrived.size() == MAX_ARRIVED) {
                tally.count(PushOutcome.DROPPED);
                return false;
            }
            arrived.add(news);
            boolean isMine = !isSorting;
            isSorting = true;
            return isMine;
        }
    }

    private void drop() {
        for (List<News> some = take(); !some.isEmpty(); some = take()) {
            some.forEach(dropped -> tally.count(PushOutcome.DROPPED));
        }
    }

    /** What has arrived, in its order; nothing: then the next to arrive has to be seen to. */
    private List<News> take() {
        synchronized (arrived) {
            List<News> some = new ArrayList<>();
            while (some.size() < MOST_TOGETHER && !arrived.isEmpty()) {
                some.add(arrived.remove());
            }
            isSorting = !some.isEmpty();
            return some;
        }
    }

    /** One at a time, so that each conversation's messages get into its lane in their order. */
    private void sort() {
        for (List<News> some = take(); !some.isEmpty(); some = take()) {
            List<News> away = new ArrayList<>();
            some.forEach(news -> guarded(news, () -> consider(news, away)).run());
            reachable(away).forEach(news -> guarded(news, () -> soon(news)).run());
        }
    }

    private void consider(News news, List<News> away) {
        switch (attention(news)) {
            case LOOKING -> tally.count(PushOutcome.SUPPRESSED);
            case CONNECTED -> {
                if (news.isOverdue()) {
                    away.add(news);
                } else {
                    later(news);
                }
            }
            case AWAY -> away.add(news);
        }
    }

    /** Those whose recipient has a device: most have none, and they are found out together. */
    private List<News> reachable(List<News> away) {
        try {
            Set<MemberId> recipients = away.stream().map(News::recipient).collect(Collectors.toSet());
            Set<MemberId> reachable = recipients.isEmpty() ? Set.of() : tellDevices.reachable(recipients);
            Map<Boolean, List<News>> sorted =
                    away.stream().collect(Collectors.partitioningBy(news -> reachable.contains(news.recipient())));
            sorted.get(false).forEach(news -> tally.count(PushOutcome.NO_DEVICE));
            return sorted.get(true);
        } catch (RuntimeException fault) {
            LOG.error("No notification of {} message(s)", away.size(), fault);
            away.forEach(news -> tally.count(PushOutcome.FAILED));
            return List.of();
        }
    }

    private void soon(News news) {
        lanes.add(news.conversation(), guarded(news, () -> tell(news)));
        try {
            scheduler.schedule(Duration.ZERO, () -> lanes.drain(news.conversation()));
        } catch (RejectedExecutionException noRoom) {
            // No room to wait in, or the server stops: this thread does it then.
            lanes.drain(news.conversation());
        }
    }

    private void later(News news) {
        Runnable lookAgain = () -> {
            if (take(news.overdue())) {
                sort();
            }
        };
        try {
            scheduler.schedule(GRACE, lookAgain);
        } catch (RejectedExecutionException noTimeLeft) {
            // No room to wait in, or the server stops: better told too early than not at all.
            lookAgain.run();
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
