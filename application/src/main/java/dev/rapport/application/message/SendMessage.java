package dev.rapport.application.message;

import dev.rapport.application.Attempts;
import dev.rapport.application.Result;
import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.Ids;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.MessageText;
import dev.rapport.domain.message.Messages;
import java.util.Optional;

/**
 * Use case: send a message into a conversation (AC-4, AC-6, AC-13). Refusals in the contract's order: not found,
 * impersonation, archived, text, repeat, rate.
 */
public final class SendMessage {

    private final Messages messages;
    private final Entrance entrance;
    private final Ids ids;
    private final Sending sending;

    public SendMessage(Messages messages, Entrance entrance, Ids ids, Sending sending) {
        this.messages = messages;
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
        return Attempts.untilSettled(() -> attempt(command));
    }

    /** Why this viewer could send nothing there, whatever the content; empty where they could. */
    public Optional<Refusal> refusal(Viewer viewer, ConversationId conversation) {
        return enter(viewer, conversation).refusal();
    }

    private Result<Entrance.Inside> enter(Viewer viewer, ConversationId conversation) {
        return entrance.enter(viewer, conversation, Access::write);
    }

    private Optional<Result<Sent>> attempt(Command command) {
        return enter(command.viewer(), command.conversation())
                .then(inside -> sending.text(command.content()).map(text -> append(command, inside, text)))
                .fold(settled -> settled, refusal -> Optional.of(Result.refused(refusal)));
    }

    private Optional<Result<Sent>> append(Command command, Entrance.Inside inside, MessageText text) {
        Draft draft = new Draft(
                ids.nextMessageId(), command.viewer().member(), inside.side(), text, command.clientMessageId());
        Guard guard =
                new Guard(inside.conversation().id(), inside.conversation().accessVersion());
        sending.expect(inside.conversation());
        return sending.settle(messages.append(draft, guard), inside.people().members())
                .map(result -> result.map(stored -> new Sent(
                        MessageView.of(inside.with(stored.conversation()), stored.message()), stored.isNew())));
    }
}
