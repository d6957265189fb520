package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.persistence.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Appends a batch of messages within a transaction: locks what they touch, lets {@link AppendBatch} decide, and writes
 * what came out. Set-based: a batch costs the round trips of one message.
 *
 * <p>Under READ COMMITTED a statement does not see what was committed while it waited for a lock. So windows are locked
 * in one statement, conversations in the next, and what else the decision needs is read in those after: each has a
 * snapshot of its own, though all travel together. Every writer takes its locks in that order, each kind sorted by key.
 */
public final class AppendTransaction {

    private final RateLimit limit;

    public AppendTransaction(RateLimit limit) {
        this.limit = limit;
    }

    /** How locks are taken. */
    enum Locks {
        /** Waits for those who hold them; whoever has no window gets one. */
        IN_TURN,
        /** Takes those that are to be had at once, and no others. */
        IF_FREE
    }

    /** What became of each request, in its place. The transaction is at its end then: what was appended is on disk. */
    public List<AppendOutcome> append(Connection connection, List<AppendBatch.Request> requests) throws SQLException {
        return finish(connection, requests, lock(connection, requests, Locks.IN_TURN));
    }

    /**
     * The same for those requests whose rows nobody else holds at the moment, and for no others: empty in the place of
     * one that would have to wait, or whose sender has no window yet. It waits for nobody.
     */
    List<Optional<AppendOutcome>> appendFree(Connection connection, List<AppendBatch.Request> requests)
            throws SQLException {
        AppendBatch.Locked locked = lock(connection, requests, Locks.IF_FREE);
        List<AppendBatch.Request> free =
                requests.stream().filter(request -> isHeld(locked, request)).toList();
        Iterator<AppendOutcome> outcomes = finish(connection, free, locked).iterator();
        return requests.stream()
                .map(request ->
                        isHeld(locked, request) ? Optional.of(outcomes.next()) : Optional.<AppendOutcome>empty())
                .toList();
    }

    private boolean isHeld(AppendBatch.Locked locked, AppendBatch.Request request) {
        return isHeld(locked, request.guard().conversation(), request.draft().sender());
    }

    /** Whether the locks are ours that a message there by that sender needs. */
    boolean isHeld(AppendBatch.Locked locked, ConversationId conversation, MemberId sender) {
        return locked.conversations().containsKey(conversation)
                && (limit.isOff() || locked.windows().containsKey(sender));
    }

    /**
     * Decides, writes and commits. Where nothing came of any request, the transaction so far is undone: no trace is left.
     */
    List<AppendOutcome> finish(Connection connection, List<AppendBatch.Request> requests, AppendBatch.Locked locked)
            throws SQLException {
        AppendBatch.Result result = AppendBatch.decide(requests, locked, limit);
        if (result.appended().isEmpty()) {
            connection.rollback();
        } else {
            write(connection, result);
        }
        return result.outcomes();
    }

    private AppendBatch.Locked lock(Connection connection, List<AppendBatch.Request> requests, Locks locks)
            throws SQLException {
        try (Pipeline pipeline = new Pipeline(connection)) {
            addLocks(pipeline, locks, senders(requests), conversations(requests));
            addReads(pipeline, requests);
            pipeline.send();
            return readLocked(pipeline);
        }
    }

    /** Adds the locks that messages there by those senders need. */
    void addLocks(
            Pipeline pipeline, Locks locks, Collection<MemberId> senders, Collection<ConversationId> conversations)
            throws SQLException {
        if (!limit.isOff() && locks == Locks.IN_TURN) {
            AppendStatements.lockWindows(pipeline, senders);
        } else if (!limit.isOff()) {
            AppendStatements.lockFreeWindows(pipeline, senders);
        }
        if (locks == Locks.IN_TURN) {
            AppendStatements.lockConversations(pipeline, conversations);
        } else {
            AppendStatements.lockFreeConversations(pipeline, conversations);
        }
    }

    /** Reads what came of {@link #addLocks} and, after it, of {@link AppendStatements#findKnown}. */
    AppendBatch.Locked readLocked(Pipeline pipeline) throws SQLException {
        Map<MemberId, AppendStatements.LockedWindow> windows =
                limit.isOff() ? Map.of() : AppendStatements.readWindows(pipeline.rows());
        Map<ConversationId, Conversation> found = AppendStatements.readConversations(pipeline.rows());
        return read(pipeline, windows, found);
    }

    private static List<MemberId> senders(List<AppendBatch.Request> requests) {
        return requests.stream()
                .map(request -> request.draft().sender())
                .distinct()
                .toList();
    }

    private static List<ConversationId> conversations(List<AppendBatch.Request> requests) {
        return requests.stream()
                .map(request -> request.guard().conversation())
                .distinct()
                .toList();
    }

    /** Adds what is read under the locks. */
    static void addReads(Pipeline pipeline, List<AppendBatch.Request> requests) throws SQLException {
        AppendStatements.findKnown(
                pipeline,
                requests.stream()
                        .map(AppendBatch.Request::key)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    static AppendBatch.Locked read(
            Pipeline pipeline,
            Map<MemberId, AppendStatements.LockedWindow> windows,
            Map<ConversationId, Conversation> found)
            throws SQLException {
        AppendStatements.Known known = AppendStatements.readKnown(pipeline.rows());
        Map<MemberId, SendWindow> sends = new HashMap<>();
        windows.forEach((member, locked) -> sends.put(member, locked.window()));
        return new AppendBatch.Locked(found, sends, known.messages(), known.now());
    }

    private static void write(Connection connection, AppendBatch.Result result) throws SQLException {
        try (Pipeline pipeline = new Pipeline(connection)) {
            AppendStatements.write(pipeline, result);
            pipeline.commit().send();
        }
    }
}
