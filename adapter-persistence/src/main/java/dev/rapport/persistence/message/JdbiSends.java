package dev.rapport.persistence.message;

import dev.rapport.domain.access.Access;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.message.Sends;
import dev.rapport.persistence.Database;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@link Sends} in PostgreSQL, beside the standalone directory: whether the viewer may is decided under the lock under which
 * the message is appended, so that it takes no question of its own.
 */
public final class JdbiSends implements Sends {

    private final Database database;
    private final SendTransaction sending;
    private final AccessFacts facts;
    private final GroupCommit<SendTransaction.Request, Outcome> together;

    /** @param facts asked about those whose rows are not to be had at once */
    public JdbiSends(Database database, SendTransaction sending, AccessFacts facts) {
        this.database = database;
        this.sending = sending;
        this.facts = facts;
        this.together = new GroupCommit<>(database, sending::sendFree);
    }

    @Override
    public Outcome send(Attempt attempt, Consumer<Conversation> beforehand) {
        SendTransaction.Request request = new SendTransaction.Request(attempt, beforehand);
        return together.of(request).orElseGet(() -> sendAlone(request));
    }

    /** Nobody who may not write there waits in turn with those who may, or leaves a window behind. */
    private Outcome sendAlone(SendTransaction.Request request) {
        Attempt attempt = request.attempt();
        AccessFacts.Admission admission =
                facts.find(attempt.conversation(), attempt.viewer().member()).admit(attempt.viewer(), Access::write);
        if (admission instanceof AccessFacts.Refused refused) {
            return new Refused(refused.refusal());
        }
        return database.transactAt(
                List.of(attempt.viewer().member(), attempt.conversation()),
                connection -> sending.send(connection, request));
    }
}
