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

    /** How long what has arrived waits for company, to be looked at together: much less than a push takes on its way. */
    public static final Duration SOON = Duration.ofMillis(20);

    /** How long somebody who is connected has to come and look. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** How much longer they may have: those whose time would begin at almost the same moment are looked for together. */
    public static final Duration GATHERING = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(NotifyRecipient.class);

    /**
     * More new messages than this are not kept until somebody has looked at them, and no more for those who have time to
     * come and look.
     */
    static final int MAX_ARRIVED = 10_000;

    /** Of how many new messages the devices are asked for together. */
    private static final int MOST_TOGETHER = 128;

    private final TellDevices tellDevices;
    private final Presence presence;
    private final Scheduler scheduler;
    private final PushTally tally;
    private final Lanes lanes = new Lanes();
    private final Queue<News> arrived = new ArrayDeque<>();
    private final Elsewhere<News> elsewhere;
    private boolean isAskedFor;
    private boolean isUnderWay;

    public NotifyRecipient(TellDevices tellDevices, Outlets outlets) {
        this.tellDevices = tellDevices;
        this.presence = outlets.presence();
        this.scheduler = outlets.scheduler();
        this.tally = outlets.tally();
        this.elsewhere = new Elsewhere<>(scheduler, MAX_ARRIVED, this::lookAgain);
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
                .ifPresent(recipient -> arrive(new News(recipient, message, false)));
    }

    /** How many messages nobody has looked at yet, or are to be looked at again. */
    public int waiting() {
        synchronized (arrived) {
            return arrived.size() + elsewhere.waiting();
        }
    }

    private void arrive(News news) {
        if (!put(news) || !isToBeAskedFor()) {
            return;
        }
        try {
            scheduler.schedule(SOON, this::sort);
        } catch (RejectedExecutionException tooMany) {
            drop();
        } catch (RuntimeException | Error fault) {
            drop();
            throw fault;
        }
    }

    private boolean put(News news) {
        synchronized (arrived) {
            if (arrived.size() < MAX_ARRIVED) {
                return arrived.add(news);
            }
        }
        tally.count(PushOutcome.DROPPED);
        return false;
    }

    /** Whether nobody sorts, or has been asked to. */
    private boolean isToBeAskedFor() {
        synchronized (arrived) {
            boolean isToBe = !isAskedFor && !isUnderWay;
            isAskedFor |= isToBe;
            return isToBe;
        }
    }

    /** Nobody will sort what came since: but for what is overdue, which is sorted by whoever brings it. */
    private void drop() {
        int dropped;
        synchronized (arrived) {
            isAskedFor = false;
            int before = arrived.size();
            arrived.removeIf(news -> !news.isOverdue());
            dropped = before - arrived.size();
        }
        for (int i = 0; i < dropped; i++) {
            tally.count(PushOutcome.DROPPED);
        }
    }

    /**
     * Sorts what has arrived, as long as there is anything and nobody else is at it: one at a time, so that each
     * conversation's messages get into its lane in their order.
     */
    private void sort() {
        for (List<News> some = begin(); !some.isEmpty(); some = begin()) {
            List<ConversationId> left;
            try {
                left = sort(some);
            } finally {
                end();
            }
            left.forEach(lanes::drain);
        }
    }

    /** What is to be sorted, in the order of its arrival; nothing where somebody else is at it. */
    private List<News> begin() {
        synchronized (arrived) {
            List<News> some = new ArrayList<>();
            while (!isUnderWay && some.size() < MOST_TOGETHER && !arrived.isEmpty()) {
                some.add(arrived.remove());
            }
            if (!isUnderWay) {
                isAskedFor = false;
                isUnderWay = !some.isEmpty();
            }
            return some;
        }
    }

    private void end() {
        synchronized (arrived) {
            isUnderWay = false;
        }
    }

    /** The conversations whose lanes nobody else has been asked to drain. */
    private List<ConversationId> sort(List<News> some) {
        List<News> due = new ArrayList<>();
        some.forEach(news -> guarded(news, () -> consider(news, due)).run());
        List<ConversationId> left = new ArrayList<>();
        for (News news : reachable(due)) {
            lanes.add(news.conversation(), guarded(news, () -> tell(news)));
            try {
                scheduler.schedule(Duration.ZERO, () -> lanes.drain(news.conversation()));
            } catch (RuntimeException noRoom) {
                // No room to wait in, or the server stops: this thread does it then.
                left.add(news.conversation());
            }
        }
        return left;
    }

    private void consider(News news, List<News> due) {
        switch (attention(news)) {
            case LOOKING -> tally.count(PushOutcome.SUPPRESSED);
            case CONNECTED -> {
                // Better told too early than not at all.
                if (news.isOverdue() || !elsewhere.add(news)) {
                    due.add(news);
                }
            }
            case AWAY -> due.add(news);
        }
    }

    private void lookAgain(List<News> some) {
        some.forEach(news -> put(news.overdue()));
        sort();
    }

    /** Those whose recipient has a device: most have none, and they are found out together. */
    private List<News> reachable(List<News> due) {
        Set<MemberId> recipients = due.stream().map(News::recipient).collect(Collectors.toSet());
        Set<MemberId> reachable;
        try {
            reachable = recipients.isEmpty() ? Set.of() : tellDevices.reachable(recipients);
        } catch (RuntimeException fault) {
            // Each is asked for once more when it is told: one that cannot be asked for spoils no other.
            LOG.warn("The devices of {} recipients could not be asked for together", recipients.size(), fault);
            return due;
        }
        Map<Boolean, List<News>> sorted =
                due.stream().collect(Collectors.partitioningBy(news -> reachable.contains(news.recipient())));
        sorted.get(false).forEach(news -> tally.count(PushOutcome.NO_DEVICE));
        return sorted.get(true);
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
