package dev.rapport.application.message;

import dev.rapport.application.Result;
import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.Ids;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Sends;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: send a message into a conversation (AC-4, AC-6, AC-13). Refusals in the contract's order: not found,
 * impersonation, archived, text, repeat, rate.
 */
public final class SendMessage {

    private final Sends sends;
    private final Entrance entrance;
    private final Ids ids;
    private final Sending sending;

    public SendMessage(Sends sends, Entrance entrance, Ids ids, Sending sending) {
        this.sends = sends;
        this.entrance = entrance;
        this.ids = ids;
        this.sending = sending;
    }

    /** What is to be sent, by whom and where. */
    public record Command(
            Viewer viewer, ConversationId conversation, String content, Optional<ClientMessageId> clientMessageId) {}

    /**
     * The message as it stands.
     *
     * @param isNew false where the same message stood there already (rule 7)
     */
    public record Sent(MessageView message, boolean isNew) {}

    public Result<Sent> send(Command command) {
        return sending.text(command.content())
                .fold(
                        text -> send(command, text),
                        unfit -> refusal(command.viewer(), command.conversation())
                                .<Result<Sent>>map(Result::refused)
                                .orElseGet(() -> Result.refused(unfit)));
    }

    /** Why this viewer could send nothing there, whatever the content; empty where they could. */
    public Optional<Refusal> refusal(Viewer viewer, ConversationId conversation) {
        return enter(viewer, conversation).refusal();
    }

    private Result<Entrance.Inside> enter(Viewer viewer, ConversationId conversation) {
        return entrance.enter(viewer, conversation, Access::write);
    }

    private Result<Sent> send(Command command, MessageText text) {
        Sends.Outcome outcome = sends.send(
                new Sends.Attempt(
                        command.viewer(), command.conversation(), ids.nextMessageId(), text, command.clientMessageId()),
                sending::expect);
        if (outcome instanceof Sends.Refused refused) {
            return Result.refused(refused.refusal());
        }
        Sends.Tried tried = (Sends.Tried) outcome;
        return sending.settle(tried.append(), Map.of(tried.sender().id(), tried.sender()))
                .orElseThrow(() -> new IllegalStateException("stale"))
                .map(stored -> sent(command.viewer(), tried.sender(), stored));
    }

    private Sent sent(Viewer viewer, Member sender, Sending.Stored stored) {
        Entrance.Inside inside =
                entrance.inside(viewer, stored.conversation(), stored.message().author(), sender);
        return new Sent(MessageView.of(inside, stored.message()), stored.isNew());
    }
}
