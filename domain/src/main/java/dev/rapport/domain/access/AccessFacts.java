package dev.rapport.domain.access;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Port: on what it is decided whether a viewer may do something in a conversation. It is asked before everything that is
 * done there: a store that keeps the directory too answers at once what otherwise are two questions. Thread-safe.
 */
@FunctionalInterface
public interface AccessFacts {

    /**
     * The facts.
     *
     * @param conversation empty where there is none
     * @param viewer gives the viewer as the directory knows them, or nothing where it does not. Only whoever may come in
     *     otherwise is to be asked for: a directory elsewhere is asked then, and may be out of reach
     */
    record Found(Optional<Conversation> conversation, Supplier<Optional<Member>> viewer) {}

    /** What there is of both now. */
    Found find(ConversationId conversation, MemberId viewer);

    /** Asks one after the other, for whatever directory. */
    static AccessFacts of(Conversations conversations, Directory directory) {
        return (id, viewer) -> new Found(
                conversations.find(id),
                () -> Optional.ofNullable(directory.find(Set.of(viewer)).get(viewer)));
    }
}
