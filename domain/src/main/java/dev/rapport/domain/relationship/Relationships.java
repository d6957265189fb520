package dev.rapport.domain.relationship;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import java.util.List;
import java.util.Optional;

/**
 * Port: what happens to conversations when the host platform relates, parts or erases people (rules 3 and 4). Each call
 * is one step: the directory, where it is the store's own, and the conversations change together or not at all, and no
 * send or start crosses it: one that was decided before is stale after.
 *
 * <p>Thread-safe, also between nodes on one store. Repeating a call changes nothing.
 */
public interface Relationships {

    /** What came of beginning a relationship. */
    sealed interface Begin {}

    /**
     * The pair is related.
     *
     * @param isNew false where it was already
     * @param reopened their conversation, if it was archived and visible, and is open again
     */
    record Begun(boolean isNew, Optional<Conversation> reopened) implements Begin {}

    /** Nothing was written: the two are not a provider and a customer of the store's directory (any more). */
    record NoSuchPair() implements Begin {}

    /** Relates a pair; their archived conversation opens again, with its history. */
    Begin begin(Pair pair);

    /**
     * Parts a pair and archives their conversation. A later start of the pair that was decided before is stale, even
     * where there was no conversation yet.
     *
     * @return the conversation, if one was open and visible
     */
    Optional<Conversation> end(Pair pair);

    /**
     * Forgets a member: name, picture, relationships, push tokens and rate window go, and the id goes from the
     * conversations, which are archived. What the member wrote stays for the other side.
     *
     * @return the visible conversations that this changed, as they are now
     */
    List<Conversation> erase(MemberId member);
}
