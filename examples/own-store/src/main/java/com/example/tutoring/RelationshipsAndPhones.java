package com.example.tutoring;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.relationship.Relationships;
import java.util.List;
import java.util.Optional;

/**
 * Whoever is erased has no phone any more. The store of the messages knows nothing of {@link Phones}, so its erasing is
 * ours to complete: the contract of relationships fails without this class.
 */
public final class RelationshipsAndPhones implements Relationships {

    private final Relationships store;
    private final Phones phones;

    public RelationshipsAndPhones(Relationships store, Phones phones) {
        this.store = store;
        this.phones = phones;
    }

    @Override
    public Begin begin(Pair pair) {
        return store.begin(pair);
    }

    @Override
    public Optional<Conversation> end(Pair pair) {
        return store.end(pair);
    }

    @Override
    public List<Conversation> erase(MemberId member) {
        phones.forgetAll(member);
        return store.erase(member);
    }
}
