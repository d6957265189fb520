package dev.rapport.application.message;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberId;
import java.util.Set;

/** Use case: how many messages a member has not read, over all conversations that their list shows (AC-8). */
public final class CountUnread {

    private final Directory directory;
    private final Conversations conversations;

    public CountUnread(Directory directory, Conversations conversations) {
        this.directory = directory;
        this.conversations = conversations;
    }

    /** The count; 0 for somebody who takes part in no conversation, or whom the directory does not know. */
    public long count(Viewer viewer) {
        long unread = viewer.isParticipant() ? conversations.unreadTotal(viewer.member()) : 0;
        return unread == 0 || isKnown(viewer.member()) ? unread : 0;
    }

    private boolean isKnown(MemberId member) {
        return directory.find(Set.of(member)).containsKey(member);
    }
}
