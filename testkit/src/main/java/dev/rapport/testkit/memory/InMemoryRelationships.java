package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.ArchiveReason;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.relationship.Relationships;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The relationships, in memory. Over a {@linkplain InMemoryStore#standalone standalone} store only a provider and a
 * customer of its directory can be related; over one
 * {@linkplain InMemoryStore#besideOwnDirectory beside a host's own directory} whoever the host says.
 */
public final class InMemoryRelationships implements Relationships {

    private final InMemoryStore store;

    public InMemoryRelationships(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Begin begin(Pair pair) {
        return store.atomically(() -> {
            if (store.keepsDirectory && !Stream.of(Side.values()).allMatch(side -> stands(pair.at(side), side))) {
                return new NoSuchPair();
            }
            boolean isNew = store.members.relate(pair);
            // Found by its pair, so both are still there: nothing but the end of their relationship has closed it.
            Optional<Conversation> reopened = store.conversations
                    .find(pair)
                    .filter(Conversation::isArchived)
                    .map(Conversation::reopened);
            reopened.ifPresent(store.conversations::put);
            return new Begun(isNew, reopened.filter(Conversation::isVisible));
        });
    }

    private boolean stands(MemberId member, Side side) {
        return store.members.find(member).filter(found -> found.role() == side).isPresent();
    }

    @Override
    public Optional<Conversation> end(Pair pair) {
        return store.atomically(() -> {
            store.members.part(pair);
            Instant now = store.now();
            // One that nobody can see is left where there was none, so that a start decided before is stale.
            Optional<Conversation> archived = store.conversations
                    .find(pair)
                    .or(() -> Optional.of(Conversation.between(pair, store.ids.nextConversationId(), now)))
                    .filter(conversation -> !conversation.isArchived())
                    .map(open -> open.archived(ArchiveReason.RELATIONSHIP_ENDED, now));
            archived.ifPresent(store.conversations::put);
            return archived.filter(Conversation::isVisible);
        });
    }

    @Override
    public List<Conversation> erase(MemberId member) {
        return store.atomically(() -> {
            store.members.erase(member);
            store.messages.deleteWindow(member);
            store.devices.of(member).forEach(store.devices::delete);
            Instant now = store.now();
            List<Conversation> theirs = store.conversations.of(member).toList();
            theirs.stream().filter(conversation -> !conversation.isVisible()).forEach(store.conversations::delete);
            List<Conversation> changed = theirs.stream()
                    .filter(Conversation::isVisible)
                    .map(conversation ->
                            conversation.erased(conversation.sideOf(member).orElseThrow(), now))
                    .toList();
            changed.forEach(store.conversations::put);
            return changed;
        });
    }
}
