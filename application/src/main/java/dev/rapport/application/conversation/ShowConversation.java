package dev.rapport.application.conversation;

import dev.rapport.application.Result;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;

/** Use case: look at one conversation. */
public final class ShowConversation {

    private final Conversations conversations;
    private final Entrance entrance;

    public ShowConversation(Conversations conversations, Entrance entrance) {
        this.conversations = conversations;
        this.entrance = entrance;
    }

    public Result<ConversationView> show(Viewer viewer, ConversationId id) {
        return entrance.enter(viewer, conversations.find(id), Access::read).map(ConversationView::of);
    }
}
