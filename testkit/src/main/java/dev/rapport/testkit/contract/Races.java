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

/** What races have in common. */
final class Races {

    private Races() {}

    /** Sends on the facts given until these are stale; how many were accepted. */
    static long sendUntilStale(Adapters node, Side side, Conversation conversation) {
        long[] asked = {-1};
        AppendOutcome last = Together.until(outcome -> !(outcome instanceof Appended), () -> {
            asked[0]++;
            return node.messages().append(aDraft().by(side, conversation).make(), guardOf(conversation));
        });
        expect(Stale.class, last);
        return asked[0];
    }
}
