package dev.rapport.domain.access;

import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Side;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
    record Found(Optional<Conversation> conversation, Supplier<Optional<Member>> viewer) {

        /**
         * Asks the rule, and then whether the directory still knows the viewer, without whom nothing opens.
         *
         * @param asking the one who was looked for
         * @param rule one of {@link Access}
         */
        public Admission admit(Viewer asking, BiFunction<Viewer, Conversation, Decision> rule) {
            if (conversation.isEmpty()) {
                return Refused.NOT_FOUND;
            }
            Conversation there = conversation.get();
            Decision decision = rule.apply(asking, there);
            if (decision instanceof Decision.Denied denied) {
                return new Refused(denied.refusal());
            }
            Side side = ((Decision.Allowed) decision).side();
            return viewer.get()
                    .<Admission>map(known -> new Admitted(there, side, known))
                    .orElse(Refused.NOT_FOUND);
        }
    }

    /** Whether a viewer may. */
    sealed interface Admission {}

    /** The viewer may, on that side. */
    record Admitted(Conversation conversation, Side side, Member viewer) implements Admission {}

    /** The viewer may not. */
    record Refused(Refusal refusal) implements Admission {

        static final Refused NOT_FOUND = new Refused(Refusal.of(RefusalCode.CONVERSATION_NOT_FOUND));
    }

    /** What there is of both now. */
    Found find(ConversationId conversation, MemberId viewer);

    /** Asks one after the other, for whatever directory. */
    static AccessFacts of(Conversations conversations, Directory directory) {
        return (id, viewer) -> new Found(
                conversations.find(id),
                () -> Optional.ofNullable(directory.find(Set.of(viewer)).get(viewer)));
    }
}
