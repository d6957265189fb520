package dev.rapport.application.live;

import dev.rapport.application.conversation.Entrance;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Directory;
import java.util.Optional;
import java.util.Set;

/**
 * Use case: listen to what happens, as it happens: to all that concerns oneself, or to one conversation (AC-7). Whoever
 * looks through a member's eyes hears what the member hears.
 */
public final class OpenLive {

    private final Directory directory;
    private final Entrance entrance;

    public OpenLive(Directory directory, Entrance entrance) {
        this.directory = directory;
        this.entrance = entrance;
    }

    /** Why this viewer may not listen; empty where they may. */
    public Optional<Refusal> refusal(Viewer viewer) {
        if (!viewer.isParticipant()) {
            return Optional.of(Refusal.of(RefusalCode.FORBIDDEN));
        }
        return directory.find(Set.of(viewer.member())).containsKey(viewer.member())
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.UNKNOWN_MEMBER));
    }

    /** Why this viewer may not listen to that conversation; empty where they may. */
    public Optional<Refusal> refusal(Viewer viewer, ConversationId conversation) {
        return refusal(viewer)
                .or(() -> entrance.enter(viewer, conversation, Access::read).refusal());
    }
}
