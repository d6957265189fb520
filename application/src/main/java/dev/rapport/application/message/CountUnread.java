package dev.rapport.application.message;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversations;

/** Use case: how many messages a member has not read, over all conversations that their list shows (AC-8). */
public final class CountUnread {

    private final Conversations conversations;

    public CountUnread(Conversations conversations) {
        this.conversations = conversations;
    }

    /** The count; 0 for somebody who takes part in no conversation. */
    public long count(Viewer viewer) {
        return viewer.isParticipant() ? conversations.unreadTotal(viewer.member()) : 0;
    }
}
