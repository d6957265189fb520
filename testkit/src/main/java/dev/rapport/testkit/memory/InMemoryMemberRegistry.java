package dev.rapport.testkit.memory;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.member.Side;

/** The standalone directory's members, in memory. */
public final class InMemoryMemberRegistry implements MemberRegistry {

    private final InMemoryStore store;

    /** @throws IllegalArgumentException when the store stands beside a host's own directory */
    public InMemoryMemberRegistry(InMemoryStore store) {
        if (!store.keepsDirectory) {
            throw new IllegalArgumentException("the host keeps its members itself");
        }
        this.store = store;
    }

    @Override
    public Put put(Member member) {
        return store.atomically(() -> {
            if (isTaken(member.id(), member.role().other())) {
                return Put.ROLE_IN_USE;
            }
            if (store.members.find(member.id()).filter(member::equals).isPresent()) {
                return Put.UNCHANGED;
            }
            return store.members.put(member) ? Put.CREATED : Put.UPDATED;
        });
    }

    /** Whether the member stands on that side anywhere. */
    private boolean isTaken(MemberId member, Side side) {
        return store.members.relatedTo(member, side).findAny().isPresent()
                || store.conversations
                        .of(member)
                        .filter(Conversation::isVisible)
                        .anyMatch(conversation -> conversation.sideOf(member).orElseThrow() == side);
    }
}
