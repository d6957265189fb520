package dev.rapport.application.message;

import dev.rapport.application.Attempts;
import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.Sends;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@link Sends} over a store that keeps no directory: asks for the facts, decides, and appends under a guard. Where access has
 * changed in between, it does so again.
 */
public final class GuardedSends implements Sends {

    private final AccessFacts facts;
    private final Messages messages;

    public GuardedSends(AccessFacts facts, Messages messages) {
        this.facts = facts;
        this.messages = messages;
    }

    @Override
    public Outcome send(Attempt attempt, Consumer<Conversation> beforehand) {
        return Attempts.untilSettled(() -> once(attempt, beforehand));
    }

    private Optional<Outcome> once(Attempt attempt, Consumer<Conversation> beforehand) {
        AccessFacts.Admission admission =
                facts.find(attempt.conversation(), attempt.viewer().member()).admit(attempt.viewer(), Access::write);
        if (admission instanceof AccessFacts.Refused refused) {
            return Optional.of(new Refused(refused.refusal()));
        }
        AccessFacts.Admitted admitted = (AccessFacts.Admitted) admission;
        beforehand.accept(admitted.conversation());
        AppendOutcome outcome = messages.append(
                attempt.draft(admitted.side()),
                new Guard(attempt.conversation(), admitted.conversation().accessVersion()));
        return outcome instanceof AppendOutcome.Stale
                ? Optional.empty()
                : Optional.of(new Tried(outcome, admitted.viewer()));
    }
}
