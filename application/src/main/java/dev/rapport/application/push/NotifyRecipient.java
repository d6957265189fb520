package dev.rapport.application.push;

import dev.rapport.application.member.MemberView;
import dev.rapport.application.member.People;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushSender;
import java.util.List;

/**
 * Use case: tell the other side's devices of a new message (AC-9, edge case 2). Whoever has no device, or is not known (any more), is
 * skipped.
 */
public final class NotifyRecipient {

    private final Devices devices;
    private final Conversations conversations;
    private final People people;
    private final PushSender pushSender;

    public NotifyRecipient(Devices devices, Conversations conversations, People people, PushSender pushSender) {
        this.devices = devices;
        this.conversations = conversations;
        this.people = people;
        this.pushSender = pushSender;
    }

    public void notify(Conversation conversation, Message message) {
        Side recipient = message.author().other();
        conversation.participants().at(recipient).ifPresent(member -> notify(member, conversation, message));
    }

    private void notify(MemberId recipient, Conversation conversation, Message message) {
        List<Device> targets = devices.of(recipient);
        if (targets.isEmpty()) {
            return;
        }
        People.Known known = people.in(List.of(conversation));
        if (!known.knows(recipient)) {
            return;
        }
        MemberView sender =
                known.on(message.author(), conversation, message.author().other());
        PushNotification notification = new PushNotification(
                sender.name(),
                Preview.of(message.text()),
                conversation.id(),
                message.id(),
                message.seq(),
                conversations.unreadTotal(recipient));
        pushSender.send(notification, targets);
    }
}
