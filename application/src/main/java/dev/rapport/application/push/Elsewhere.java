package dev.rapport.application.push;

import dev.rapport.domain.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be looked at again, once its recipient has had time to come and look. What comes within a short time is
 * gathered, and looked at again together: nothing earlier than it is due. Thread-safe.
 *
 * @param <T> what waits
 */
final class Elsewhere<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

    private final Scheduler scheduler;
    private final int room;
    private final Consumer<List<T>> lookAgain;
    private Group<T> gathering = new Group<>();
    private int waiting;

    /**
     * @param room for how many
     * @param lookAgain takes those of which the time is over; they may have it sooner where there is no time left
     */
    Elsewhere(Scheduler scheduler, int room, Consumer<List<T>> lookAgain) {
        this.scheduler = scheduler;
        this.room = room;
        this.lookAgain = lookAgain;
    }

    /** Those whose time ends at the same moment. */
    private static final class Group<T> {
        private final List<T> all = new ArrayList<>();
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiting;
    }

    /** Has it looked at again; false where there is no time or no room for that. */
    boolean add(T one) {
        Group<T> group;
        synchronized (this) {
            if (waiting == room) {
                return false;
            }
            waiting++;
            gathering.all.add(one);
            if (gathering.all.size() > 1) {
                return true;
            }
            group = gathering;
        }
        return begin(group);
    }

    /** Whoever comes within the time for gathering joins the group. */
    private boolean begin(Group<T> group) {
        try {
            scheduler.schedule(NotifyRecipient.GATHERING, () -> close(group));
            return true;
        } catch (RejectedExecutionException noTimeLeft) {
            end(group);
            return false;
        } catch (RuntimeException | Error fault) {
            end(group);
            throw fault;
        }
    }

    /** Nobody joins it any more; the last who did has the whole time to come and look. */
    private void close(Group<T> group) {
        leaveOff(group);
        boolean waits = false;
        try {
            scheduler.schedule(NotifyRecipient.GRACE, () -> lookAgain(group));
            waits = true;
        } catch (RejectedExecutionException noTimeLeft) {
            LOG.debug("No time for {} to come and look", group.all.size(), noTimeLeft);
        } finally {
            if (!waits) {
                lookAgain(group);
            }
        }
    }

    private synchronized void leaveOff(Group<T> group) {
        if (gathering == group) {
            gathering = new Group<>();
        }
    }

    private synchronized void end(Group<T> group) {
        leaveOff(group);
        waiting -= group.all.size();
    }

    private void lookAgain(Group<T> group) {
        end(group);
        lookAgain.accept(group.all);
    }
}
