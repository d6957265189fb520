package dev.rapport.application.message;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Reads;

/** Use case: how many messages a member has not read, over all conversations that their list shows (AC-8). */
public final class CountUnread {

    private final Reads reads;

    public CountUnread(Reads reads) {
        this.reads = reads;
    }

    /** The count; 0 for somebody who takes part in no conversation, or whom the directory does not know. */
    public long count(Viewer viewer) {
        return viewer.isParticipant() ? reads.unreadTotal(viewer.member()) : 0;
    }
}
