package dev.rapport.testkit.contract;

import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.guardOf;
import static dev.rapport.testkit.fixture.World.expect;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.testkit.Adapters;
import java.util.concurrent.atomic.AtomicLong;

/** What races have in common. */
final class Races {

    private Races() {}

    /** Sends on the facts given until these are stale; how many were accepted. */
    static long sendUntilStale(Adapters node, Side side, Conversation conversation) {
        AtomicLong accepted = new AtomicLong();
        AppendOutcome last = Together.until(outcome -> !(outcome instanceof Appended), () -> {
            AppendOutcome outcome =
                    node.messages().append(aDraft().by(side, conversation).make(), guardOf(conversation));
            accepted.addAndGet(outcome instanceof Appended ? 1 : 0);
            return outcome;
        });
        expect(Stale.class, last);
        return accepted.get();
    }
}
