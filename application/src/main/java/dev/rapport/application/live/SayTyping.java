package dev.rapport.application.live;

import dev.rapport.application.AfterCommit;
import dev.rapport.application.Result;
import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.live.LiveEvent;
import java.util.Optional;

/** Use case: let the other side see that one is typing, or no longer (AC-17). Nothing is stored. */
public final class SayTyping {

    private final Entrance entrance;
    private final AfterCommit outlets;

    public SayTyping(Entrance entrance, AfterCommit outlets) {
        this.entrance = entrance;
        this.outlets = outlets;
    }

    /** Says so to whoever may write there; done with the same. */
    public Result<Boolean> say(Viewer viewer, ConversationId conversation, boolean isTyping) {
        return enter(viewer, conversation).map(inside -> {
            outlets.publish(new LiveEvent.Typing(inside.conversation(), inside.side(), isTyping));
            return isTyping;
        });
    }

    /** Why this viewer could say nothing there; empty where they could. */
    public Optional<Refusal> refusal(Viewer viewer, ConversationId conversation) {
        return enter(viewer, conversation).refusal();
    }

    private Result<Entrance.Inside> enter(Viewer viewer, ConversationId conversation) {
        return entrance.enter(viewer, conversation, Access::write);
    }
}
