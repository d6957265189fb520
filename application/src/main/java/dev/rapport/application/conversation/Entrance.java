package dev.rapport.application.conversation;

import dev.rapport.application.Result;
import dev.rapport.application.member.People;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.access.Decision;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Lets a viewer into a conversation, or not: one of the rules of {@link dev.rapport.domain.access.Access}, and that the
 * directory still knows the viewer, without whom nothing opens.
 */
public final class Entrance {

    private final AccessFacts facts;
    private final People people;

    public Entrance(AccessFacts facts, People people) {
        this.facts = facts;
        this.people = people;
    }

    /**
     * A viewer inside: on which side, and who is known of the two.
     *
     * @param people the viewer at least
     */
    public record Inside(Viewer viewer, Conversation conversation, Side side, People.Known people) {

        /** The same with the conversation as it is by now. */
        public Inside with(Conversation changed) {
            return new Inside(viewer, changed, side, people);
        }
    }

    /** Looks for the conversation, and asks the rule. Of the two, the viewer alone is looked for. */
    public Result<Inside> enter(
            Viewer viewer, ConversationId conversation, BiFunction<Viewer, Conversation, Decision> rule) {
        AccessFacts.Admission admission =
                facts.find(conversation, viewer.member()).admit(viewer, rule);
        if (admission instanceof AccessFacts.Refused refused) {
            return Result.refused(refused.refusal());
        }
        AccessFacts.Admitted admitted = (AccessFacts.Admitted) admission;
        return Result.done(inside(viewer, admitted.conversation(), admitted.side(), admitted.viewer()));
    }

    /** One who was let in elsewhere. */
    public Inside inside(Viewer viewer, Conversation conversation, Side side, Member known) {
        return new Inside(viewer, conversation, side, people.of(Map.of(known.id(), known)));
    }

    /** Asks the rule about a conversation that was looked for, and for both who stand on its sides. */
    public Result<Inside> enter(
            Viewer viewer, Optional<Conversation> found, BiFunction<Viewer, Conversation, Decision> rule) {
        return found.map(conversation -> enter(viewer, conversation, () -> people.in(List.of(conversation)), rule))
                .orElseGet(() -> Result.refused(RefusalCode.CONVERSATION_NOT_FOUND));
    }

    /** The same where its history was looked for, and with it those who stand on its sides. */
    public Result<Inside> enterHistory(
            Viewer viewer, Optional<Reads.Told> found, BiFunction<Viewer, Conversation, Decision> rule) {
        return found.map(told -> enter(
                        viewer,
                        told.history().conversation(),
                        () -> people.of(told.sides().get()),
                        rule))
                .orElseGet(() -> Result.refused(RefusalCode.CONVERSATION_NOT_FOUND));
    }

    private static Result<Inside> enter(
            Viewer viewer,
            Conversation conversation,
            Supplier<People.Known> sides,
            BiFunction<Viewer, Conversation, Decision> rule) {
        Decision decision = rule.apply(viewer, conversation);
        if (decision instanceof Decision.Denied denied) {
            return Result.refused(denied.refusal());
        }
        People.Known known = sides.get();
        return known.knows(viewer.member())
                ? Result.done(new Inside(viewer, conversation, ((Decision.Allowed) decision).side(), known))
                : Result.refused(RefusalCode.CONVERSATION_NOT_FOUND);
    }
}
