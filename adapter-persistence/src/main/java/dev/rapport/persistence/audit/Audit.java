package dev.rapport.persistence.audit;

import dev.rapport.domain.limit.RateLimit;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.audit.AuditListener.Progress;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Looks through a whole database for broken invariants, beside whoever is writing to it: batch by batch, each within a
 * snapshot of its own, so that what is compared belongs together. It takes no lock that a writer would wait for, and
 * holds no more than a batch in memory.
 */
public final class Audit {

    private static final UUID FIRST_ID = new UUID(0, 0);

    private final Database database;
    private final RateLimit limit;
    private final AuditListener listener;
    private final Batches batches;
    private Progress progress;

    /**
     * How much is looked at within one snapshot.
     *
     * @param conversations so many at most
     * @param messages so many, unless a single conversation has more
     * @param windows so many at most
     */
    public record Batches(int conversations, long messages, int windows) {

        public static final Batches DEFAULT = new Batches(1_000, 100_000, 500);
    }

    /** @param limit what servers run with on this database; where it is off, send windows say nothing */
    public Audit(Database database, RateLimit limit, AuditListener listener, Batches batches) {
        this.database = database;
        this.limit = limit;
        this.listener = listener;
        this.batches = batches;
    }

    /**
     * Looks at everything once.
     *
     * @throws dev.rapport.domain.Unavailable when the database does not answer; what was found until then stands
     */
    public Progress run() {
        ConversationAuditDao.Extent extent = database.ask(ConversationAuditDao.class, ConversationAuditDao::extent);
        progress = Progress.none(extent.conversations());
        UUID from = FIRST_ID;
        while (from != null) {
            UUID begin = from;
            from = database.inSnapshot(handle -> conversations(handle, begin, extent.highest()));
            listener.advanced(progress);
        }
        String after = "";
        while (!limit.isOff() && after != null) {
            String last = after;
            after = database.inSnapshot(handle -> windows(handle.attach(WindowAuditDao.class), last));
            listener.advanced(progress);
        }
        return progress;
    }

    /**
     * Looks at a batch, and says where the next one begins; null where it was the last. The last one has all that came
     * since the beginning in it: an audit does not run after those who write.
     */
    private UUID conversations(Handle handle, UUID from, UUID highest) {
        ConversationAuditDao dao = handle.attach(ConversationAuditDao.class);
        List<ConversationAuditDao.Size> sizes = dao.sizes(from, highest, batches.conversations() + 1);
        int count = countOfBatch(sizes);
        UUID to = count < sizes.size() ? sizes.get(count).id() : null;
        dao.conversations(from, to, conversation -> {
            ConversationRules.judge(conversation).forEach(listener::found);
            progress = progress.withConversations(1, conversation.recount().messages());
        });
        dao.twins(from, to, twin -> find(twin.id(), Invariant.ONE_PER_PAIR, "its pair has another, " + twin.older()));
        dao.orphanedMessages(from, to, lost -> find(lost.id(), Invariant.NO_ORPHANS, orphans(lost, "message")));
        dao.orphanedMarks(from, to, lost -> find(lost.id(), Invariant.NO_ORPHANS, orphans(lost, "read mark")));
        if (!limit.isOff()) {
            handle.attach(WindowAuditDao.class)
                    .windowless(from, to, RateLimit.WINDOW.toSeconds(), this::findWindowless);
        }
        return to;
    }

    /** As many as hold no more messages together than a batch may; one at least. */
    private int countOfBatch(List<ConversationAuditDao.Size> sizes) {
        long messages = 0;
        for (int i = 0; i < Math.min(sizes.size(), batches.conversations()); i++) {
            messages += sizes.get(i).lastSeq();
            if (i > 0 && messages > batches.messages()) {
                return i;
            }
        }
        return Math.min(sizes.size(), batches.conversations());
    }

    /** Looks at a batch, and says whose window was its last; null where there may be no more. */
    private String windows(WindowAuditDao dao, String after) {
        List<WindowAuditDao.Window> windows = dao.windows(after, batches.windows(), RateLimit.WINDOW.toSeconds());
        windows.stream().filter(window -> !window.agrees()).forEach(this::findWindow);
        progress = progress.withWindows(windows.size());
        return windows.size() < batches.windows()
                ? null
                : windows.get(windows.size() - 1).memberId();
    }

    private void findWindow(WindowAuditDao.Window window) {
        String detail = window.kept() == window.recounted()
                ? "its window holds other times than those of the last " + counted(window.kept(), "message")
                : "its window holds " + counted(window.kept(), "send") + " of the last minute, but a recount finds "
                        + counted(window.recounted(), "message");
        listener.found(Finding.of(window.memberId(), Invariant.SEND_WINDOWS, detail));
    }

    private void findWindowless(WindowAuditDao.Windowless sender) {
        String detail = "it has no window, but has sent " + counted(sender.total(), "message") + " in the last minute";
        listener.found(Finding.of(sender.memberId(), Invariant.SEND_WINDOWS, detail));
    }

    private void find(UUID conversation, Invariant invariant, String detail) {
        listener.found(Finding.in(conversation, invariant, detail));
    }

    private static String orphans(ConversationAuditDao.Counted lost, String name) {
        return "it does not exist, but " + counted(lost.total(), name) + (lost.total() == 1 ? " is" : " are")
                + " of it";
    }

    private static String counted(long number, String name) {
        return number + " " + name + (number == 1 ? "" : "s");
    }
}
