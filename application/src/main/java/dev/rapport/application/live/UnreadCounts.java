package dev.rapport.application.live;

import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells members who listen how many messages they have not read. One question at a time asks for the counts of all that
 * have changed by then, and those that change meanwhile are asked for again: so an older count never comes after a newer
 * one, of many changes at once few questions are left, and no message waits behind them when the store is slow.
 */
final class UnreadCounts {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadCounts.class);

    /** How many are asked for together at most. */
    static final int MOST_TOGETHER = 128;

    private final Reads reads;
    private final Connections connections;
    private final Coalescing<MemberId> counting;
    private final Set<MemberId> owed = ConcurrentHashMap.newKeySet();

    UnreadCounts(Reads reads, Connections connections, Executor executor) {
        this.reads = reads;
        this.connections = connections;
        this.counting = new Coalescing<>(executor, MOST_TOGETHER, this::tell);
    }

    /** The member's count may be another now; nothing happens where nobody listens. */
    void changed(Optional<MemberId> member, long since) {
        member.filter(id -> connections.isConnected(member)).ifPresent(id -> counting.want(id, since));
    }

    private void tell(Map<MemberId, Long> some) {
        Map<MemberId, Long> counts;
        try {
            counts = reads.unreadTotals(some.keySet());
        } catch (Unavailable later) {
            LOG.debug("Unread counts of {} have to wait", some.size(), later);
            owed.addAll(some.keySet());
            return;
        } catch (RuntimeException fault) {
            failed(some, fault);
            return;
        }
        some.forEach((member, since) -> tell(member, new News.UnreadCount(counts.getOrDefault(member, 0L)), since));
    }

    /** One who can't be counted spoils no other's count. */
    private void failed(Map<MemberId, Long> some, RuntimeException fault) {
        if (some.size() == 1) {
            LOG.error("No unread count for a member", fault);
        } else {
            some.forEach((member, since) -> tell(Map.of(member, since)));
        }
    }

    private void tell(MemberId member, News.UnreadCount count, long since) {
        try {
            Parcel parcel = new Parcel(count, since);
            connections.of(member).forEach(receiver -> receiver.receive(parcel));
        } catch (RuntimeException fault) {
            LOG.error("No unread count for a member", fault);
        }
    }

    /** Asks again for what could not be counted. */
    void tellWhatIsOwed(long since) {
        for (MemberId member : owed) {
            owed.remove(member);
            changed(Optional.of(member), since);
        }
    }
}
