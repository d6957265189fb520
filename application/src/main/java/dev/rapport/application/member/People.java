package dev.rapport.application.member;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Labels;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts names and pictures to the sides of conversations: one question to the directory, however many there are. */
public final class People {

    private final Directory directory;
    private final Labels labels;

    public People(Directory directory, Labels labels) {
        this.directory = directory;
        this.labels = labels;
    }

    /** Those who stand on the sides of these conversations. */
    public Known in(Collection<Conversation> conversations) {
        Set<MemberId> ids = standing(conversations);
        return new Known(ids.isEmpty() ? Map.of() : directory.find(ids), labels);
    }

    /** Those who are known already. */
    public Known of(Map<MemberId, Member> members) {
        return new Known(members, labels);
    }

    /** What the directory knew of them, at one moment. */
    public record Known(Map<MemberId, Member> members, Labels labels) {

        public boolean knows(MemberId id) {
            return members.containsKey(id);
        }

        /** Whoever stands on a side of a conversation, as the one on the viewer's side sees them. */
        public MemberView on(Side side, Conversation conversation, Side viewerSide) {
            MemberView view = conversation
                    .participants()
                    .at(side)
                    .map(id -> known(id, side))
                    .orElseGet(() -> erased(side));
            boolean isGone = side != viewerSide && conversation.isArchived();
            return isGone ? view.labelled(labels.removed(side)) : view;
        }

        private MemberView known(MemberId id, Side side) {
            return Optional.ofNullable(members.get(id))
                    .map(MemberView::of)
                    .orElseGet(() ->
                            new MemberView(Optional.of(id), labels.of(side), Optional.empty(), side, Optional.empty()));
        }

        private MemberView erased(Side side) {
            String label = labels.removed(side);
            return new MemberView(Optional.empty(), label, Optional.empty(), side, Optional.of(label));
        }
    }

    /** Those who stand on the sides of these conversations, known or not: a set of the caller's own. */
    public static Set<MemberId> standing(Collection<Conversation> conversations) {
        Set<MemberId> ids = new HashSet<>();
        for (Conversation conversation : conversations) {
            conversation.participants().members().forEach(ids::add);
        }
        return ids;
    }
}
