package dev.rapport.http.live;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import java.util.Optional;

/** Where somebody sits who talks through a socket. */
interface Seat {

    Viewer viewer();

    /** The one conversation that the socket is for; empty where frames have to name theirs. */
    Optional<ConversationId> only();

    /** What the person looks at from now on; empty: nothing. */
    void focus(Optional<ConversationId> conversation);
}
