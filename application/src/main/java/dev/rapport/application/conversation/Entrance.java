package dev.rapport.application.conversation;

import dev.rapport.application.Result;
import dev.rapport.application.member.People;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Decision;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lets a viewer into a conversation, or not: one of the rules of {@link dev.rapport.domain.access.Access}, and that the
 * directory still knows the viewer, without whom nothing opens.
 */
public final class Entrance {

    private final People people;

    public Entrance(People people) {
        this.people = people;
    }

    /** A viewer inside: on which side, and who the two are. */
    public record Inside(Viewer viewer, Conversation conversation, Side side, People.Known people) {

        /** The same with the conversation as it is by now. */
        public Inside with(Conversation changed) {
            return new Inside(viewer, changed, side, people);
        }
    }

    /** Asks the rule about a conversation that was looked for; one that is not there is not found either. */
    public Result<Inside> enter(
            Viewer viewer, Optional<Conversation> found, BiFunction<Viewer, Conversation, Decision> rule) {
        if (found.isEmpty()) {
            return Result.refused(RefusalCode.CONVERSATION_NOT_FOUND);
        }
        Conversation conversation = found.get();
        Decision decision = rule.apply(viewer, conversation);
        if (decision instanceof Decision.Denied denied) {
            return Result.refused(denied.refusal());
        }
        People.Known known = people.in(List.of(conversation));
        return known.knows(viewer.member())
                ? Result.done(new Inside(viewer, conversation, ((Decision.Allowed) decision).side(), known))
                : Result.refused(RefusalCode.CONVERSATION_NOT_FOUND);
    }
}
