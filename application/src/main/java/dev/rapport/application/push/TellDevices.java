package dev.rapport.application.push;

import dev.rapport.application.member.People;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Decision;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushSender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Notifies a member's devices of a message, if it is still news to somebody who may know of it (contract, section 7). */
public final class TellDevices {

    private final Devices devices;
    private final Conversations conversations;
    private final People people;
    private final PushSender pushSender;

    public TellDevices(Devices devices, Conversations conversations, People people, PushSender pushSender) {
        this.devices = devices;
        this.conversations = conversations;
        this.people = people;
        this.pushSender = pushSender;
    }

    /** Those of them who have a device. */
    Set<MemberId> reachable(Set<MemberId> members) {
        return devices.of(members).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Why nobody was told; empty when the devices were. Everything is asked afresh: time may have gone by. */
    Optional<PushOutcome> tell(MemberId recipient, Message message) {
        List<Device> targets = devices.of(recipient);
        if (targets.isEmpty()) {
            return Optional.of(PushOutcome.NO_DEVICE);
        }
        return conversations
                .find(message.conversation())
                .map(conversation -> tell(recipient, message, conversation, targets))
                .orElse(Optional.of(PushOutcome.NO_ACCESS));
    }

    private Optional<PushOutcome> tell(
            MemberId recipient, Message message, Conversation conversation, List<Device> targets) {
        if (Access.read(Viewer.member(recipient), conversation) instanceof Decision.Denied) {
            return Optional.of(PushOutcome.NO_ACCESS);
        }
        Side side = message.author().other();
        if (!message.seq().isAfter(conversation.reading(side).upTo())) {
            return Optional.of(PushOutcome.READ);
        }
        People.Known known = people.in(List.of(conversation));
        if (!known.knows(recipient)) {
            return Optional.of(PushOutcome.NO_ACCESS);
        }
        pushSender.send(
                new PushNotification(
                        known.on(message.author(), conversation, side).name(),
                        Preview.of(message.text()),
                        conversation.id(),
                        message.id(),
                        message.seq(),
                        conversations.unreadTotal(recipient)),
                targets);
        return Optional.empty();
    }
}
