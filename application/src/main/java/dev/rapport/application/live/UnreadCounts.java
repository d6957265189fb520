package dev.rapport.application.live;

import dev.rapport.application.message.CountUnread;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells members who listen how many messages they have not read. A member's count is asked for by one at a time, after
 * whatever changed it, and asked for again if it changed meanwhile: so an older one never comes after a newer one, and of
 * many changes at once few questions are left.
 */
final class UnreadCounts {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadCounts.class);

    /** Less than there are threads. */
    private static final int MAX_AT_ONCE = 2;

    private final CountUnread countUnread;
    private final Connections connections;
    private final Coalescing<MemberId> counting;
    private final Set<MemberId> owed = ConcurrentHashMap.newKeySet();

    UnreadCounts(CountUnread countUnread, Connections connections, Executor executor) {
        this.countUnread = countUnread;
        this.connections = connections;
        this.counting = new Coalescing<>(executor, MAX_AT_ONCE, this::tell);
    }

    /** The member's count may be another now; nothing happens where nobody listens. */
    void changed(Optional<MemberId> member, long since) {
        member.filter(id -> connections.isConnected(member)).ifPresent(id -> counting.want(id, since));
    }

    private void tell(MemberId member, long since) {
        try {
            List<Receiver> receivers = connections.of(member);
            if (!receivers.isEmpty()) {
                Parcel count = new Parcel(new News.UnreadCount(countUnread.count(Viewer.member(member))), since);
                receivers.forEach(receiver -> receiver.receive(count));
            }
        } catch (Unavailable later) {
            LOG.debug("An unread count has to wait", later);
            owed.add(member);
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
