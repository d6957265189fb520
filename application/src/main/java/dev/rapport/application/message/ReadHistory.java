package dev.rapport.application.message;

import dev.rapport.application.Result;
import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Seq;
import java.util.List;
import java.util.Optional;

/** Use case: read a part of a conversation's history (AC-10). */
public final class ReadHistory {

    /** How many messages a page has unless asked otherwise. */
    public static final int PAGE_SIZE = 20;

    private final Reads reads;
    private final Entrance entrance;

    public ReadHistory(Reads reads, Entrance entrance) {
        this.reads = reads;
        this.entrance = entrance;
    }

    /**
     * A part of a history.
     *
     * @param lastSeq of the whole history, and so its count
     * @param counterpartReadSeq how far the other side has read
     * @param messages in the order that was asked for
     */
    public record Part(Seq lastSeq, Seq counterpartReadSeq, List<MessageView> messages) {}

    public Result<Part> read(Viewer viewer, ConversationId id, HistoryQuery query) {
        Optional<Reads.Told> told = reads.history(id, query);
        return entrance.enterHistory(viewer, told, Access::read)
                .map(inside -> part(inside, told.orElseThrow().history()));
    }

    private static Part part(Entrance.Inside inside, History history) {
        List<MessageView> views = history.messages().stream()
                .map(message -> MessageView.of(inside, message))
                .toList();
        return new Part(
                inside.conversation().lastSeq(),
                inside.conversation().reading(inside.side().other()).upTo(),
                views);
    }
}
