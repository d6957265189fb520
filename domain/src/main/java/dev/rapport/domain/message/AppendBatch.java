package dev.rapport.domain.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of messages that are to be appended together: the one place that gives out seqs. A store locks
 * what the requests touch, loads it, asks {@link #decide}, and writes what came out. Pure: the same for every store.
 *
 * <p>Requests are taken in their order; each sees what those before it did. For each: stale, repeat, rate, and only what
 * is left gets a seq, so that no refusal leaves a hole.
 */
public final class AppendBatch {

    private final RateLimit limit;
    private final Instant now;
    private final Map<ConversationId, Conversation> conversations;
    private final Map<MemberId, SendWindow> windows;
    private final Map<Key, Message> known;
    private final Map<ConversationId, Conversation> changedConversations = new LinkedHashMap<>();
    private final Map<MemberId, SendWindow> changedWindows = new LinkedHashMap<>();
    private final List<Message> appended = new ArrayList<>();

    /** A draft and where it is to go. */
    public record Request(Draft draft, Guard guard) {

        /** The name that the client gave the message, if it did. */
        public Optional<Key> key() {
            return draft.clientMessageId().map(id -> new Key(guard.conversation(), draft.author(), id));
        }
    }

    /** What a client message id is unique for: one sender in one conversation. */
    public record Key(ConversationId conversation, Side author, ClientMessageId id) {}

    /**
     * What the requests touch, as it is under lock.
     *
     * @param conversations those that exist
     * @param windows of the senders; one who is missing has sent nothing
     * @param known the stored messages by the keys of the requests
     * @param now the store's time
     */
    public record Locked(
            Map<ConversationId, Conversation> conversations,
            Map<MemberId, SendWindow> windows,
            Map<Key, Message> known,
            Instant now) {}

    /**
     * What is to be written, and what to answer.
     *
     * @param outcomes one for each request, in its place
     * @param appended the new messages, rising within each conversation
     * @param conversations those that have new messages, as they are to be
     * @param windows those that changed, as they are to be
     */
    public record Result(
            List<AppendOutcome> outcomes,
            List<Message> appended,
            Map<ConversationId, Conversation> conversations,
            Map<MemberId, SendWindow> windows) {}

    private AppendBatch(RateLimit limit, Locked locked) {
        this.limit = limit;
        this.now = locked.now();
        this.conversations = new LinkedHashMap<>(locked.conversations());
        this.windows = new LinkedHashMap<>(locked.windows());
        this.known = new LinkedHashMap<>(locked.known());
    }

    public static Result decide(List<Request> requests, Locked locked, RateLimit limit) {
        AppendBatch batch = new AppendBatch(limit, locked);
        List<AppendOutcome> outcomes = requests.stream().map(batch::decide).toList();
        return new Result(outcomes, batch.appended, batch.changedConversations, batch.changedWindows);
    }

    private AppendOutcome decide(Request request) {
        Conversation conversation = conversations.get(request.guard().conversation());
        if (conversation == null
                || conversation.accessVersion() != request.guard().accessVersion()) {
            return new AppendOutcome.Stale();
        }
        return request.key()
                .map(known::get)
                .map(stored -> repeat(request.draft(), conversation, stored))
                .orElseGet(() -> admit(request, conversation));
    }

    private static AppendOutcome repeat(Draft draft, Conversation conversation, Message stored) {
        return stored.text().equals(draft.text())
                ? new AppendOutcome.Repeated(conversation, stored)
                : new AppendOutcome.IdReused();
    }

    private AppendOutcome admit(Request request, Conversation conversation) {
        MemberId sender = request.draft().sender();
        Instant at = conversation.nextMessageAt(now);
        RateLimit.Admission admission = limit.admit(windows.getOrDefault(sender, SendWindow.EMPTY), at);
        if (admission instanceof RateLimit.Denied denied) {
            return new AppendOutcome.Throttled(Duration.between(now, denied.until()));
        }
        if (!limit.isOff()) {
            SendWindow window = ((RateLimit.Admitted) admission).window();
            windows.put(sender, window);
            changedWindows.put(sender, window);
        }
        return append(request, conversation, at);
    }

    private AppendOutcome append(Request request, Conversation conversation, Instant at) {
        Message message = conversation.nextMessage(request.draft(), at);
        Conversation next = conversation.with(message);
        appended.add(message);
        conversations.put(next.id(), next);
        changedConversations.put(next.id(), next);
        request.key().ifPresent(key -> known.put(key, message));
        return new AppendOutcome.Appended(next, message);
    }
}
