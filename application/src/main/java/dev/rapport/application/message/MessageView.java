package dev.rapport.application.message;

import dev.rapport.application.conversation.Entrance;
import dev.rapport.application.member.MemberView;
import dev.rapport.domain.message.Message;

/** A message as somebody in the conversation sees it. */
public record MessageView(Message message, MemberView sender, boolean isOwn) {

    /** The message as the viewer inside its conversation sees it. */
    public static MessageView of(Entrance.Inside inside, Message message) {
        MemberView sender = inside.people().on(message.author(), inside.conversation(), inside.side());
        return new MessageView(message, sender, message.author() == inside.side());
    }
}
