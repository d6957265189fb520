package dev.rapport.application.message;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Attempts;
import dev.rapport.application.Result;
import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import java.time.Instant;
import java.util.Optional;

/** Use case: mark a conversation as read, up to a message or all of it (AC-20, rule 8). */
public final class MarkRead {

    private final ReadMarks readMarks;
    private final Entrance entrance;
    private final AfterCommit afterCommit;

    public MarkRead(ReadMarks readMarks, Entrance entrance, AfterCommit afterCommit) {
        this.readMarks = readMarks;
        this.entrance = entrance;
        this.afterCommit = afterCommit;
    }

    /** @param upTo the last message that was read; empty: all there are */
    public record Command(Viewer viewer, ConversationId conversation, Optional<Seq> upTo) {

        /** @throws IllegalArgumentException when the mark is to be set before the first message */
        public Command {
            if (upTo.filter(Seq.NONE::equals).isPresent()) {
                throw new IllegalArgumentException("a read mark is set at a message: 1 or later");
            }
        }
    }

    /**
     * Where the mark stands now.
     *
     * @param readAt when it was set there
     * @param marked how many messages this made read
     * @param unread how many of this conversation are left
     */
    public record Marked(ConversationId conversation, Seq upTo, Instant readAt, long marked, long unread) {}

    public Result<Marked> mark(Command command) {
        return Attempts.untilSettled(() -> attempt(command));
    }

    /** Why this viewer could mark nothing there; empty where they could. */
    public Optional<Refusal> refusal(Viewer viewer, ConversationId conversation) {
        return enter(viewer, conversation).refusal();
    }

    private Result<Entrance.Inside> enter(Viewer viewer, ConversationId conversation) {
        return entrance.enter(viewer, conversation, Access::markRead);
    }

    private Optional<Result<Marked>> attempt(Command command) {
        return enter(command.viewer(), command.conversation())
                .fold(inside -> mark(inside, command.upTo()), refusal -> Optional.of(Result.refused(refusal)));
    }

    private Optional<Result<Marked>> mark(Entrance.Inside inside, Optional<Seq> upTo) {
        Guard guard =
                new Guard(inside.conversation().id(), inside.conversation().accessVersion());
        ReadMarks.Outcome outcome = readMarks.mark(guard, inside.side(), upTo);
        return outcome instanceof ReadMarks.Marked marked
                ? Optional.of(Result.done(announced(inside.side(), marked)))
                : Optional.empty();
    }

    private Marked announced(Side reader, ReadMarks.Marked marked) {
        if (marked.moved()) {
            afterCommit.publish(new LiveEvent.ReadMarkMoved(marked.conversation(), reader, marked.readAt()));
        }
        return new Marked(
                marked.conversation().id(),
                marked.conversation().reading(reader).upTo(),
                marked.readAt(),
                marked.marked(),
                marked.conversation().reading(reader).unread());
    }
}
