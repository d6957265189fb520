package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.conversation.StartGuard;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.persistence.Pipeline;
import dev.rapport.persistence.conversation.ConversationMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Starts a pair's conversation within a transaction: makes it if it is absent, locks it, and appends. Both members'
 * windows are locked, the recipient's too, so that an erasure of either waits, or is seen.
 */
public final class StartTransaction {

    private static final String INSERT_IF_ABSENT = """
            INSERT INTO rapport.conversation (id, provider_id, customer_id, access_version, created_at)
            VALUES (?, ?, ?, ?, clock_timestamp())
            ON CONFLICT (provider_id, customer_id) DO NOTHING\
            """;

    private static final String LOCK_PAIR = "SELECT " + ConversationMapper.COLUMNS + """
            FROM rapport.conversation c
            WHERE c.provider_id = ? AND c.customer_id = ?
            FOR NO KEY UPDATE\
            """;

    private final AppendTransaction appending;

    public StartTransaction(AppendTransaction appending) {
        this.appending = appending;
    }

    private record Ground(Conversation conversation, Map<MemberId, AppendStatements.LockedWindow> windows) {

        /** What the guard of a decision on this ground would be. */
        StartGuard guard(ConversationId fresh) {
            boolean isNew = conversation.id().equals(fresh);
            return new StartGuard(
                    isNew ? 0 : conversation.accessVersion(),
                    windows.values().stream()
                            .mapToLong(AppendStatements.LockedWindow::erasures)
                            .sum());
        }
    }

    /** What became of the draft; on disk, and without a trace where refused: the transaction is at its end then. */
    public AppendOutcome start(Connection connection, Pair pair, ConversationId fresh, Draft draft, StartGuard guard)
            throws SQLException {
        Ground ground = prepare(connection, pair, fresh);
        if (!ground.guard(fresh).equals(guard)) {
            connection.rollback();
            return new AppendOutcome.Stale();
        }
        Conversation conversation = ground.conversation();
        List<AppendBatch.Request> requests =
                List.of(new AppendBatch.Request(draft, new Guard(conversation.id(), conversation.accessVersion())));
        AppendBatch.Locked locked;
        try (Pipeline pipeline = new Pipeline(connection)) {
            AppendTransaction.addReads(pipeline, requests);
            pipeline.send();
            locked = AppendTransaction.read(pipeline, ground.windows(), Map.of(conversation.id(), conversation));
        }
        return appending.finish(connection, requests, locked).get(0);
    }

    private static Ground prepare(Connection connection, Pair pair, ConversationId fresh) throws SQLException {
        String provider = pair.provider().value();
        String customer = pair.customer().value();
        try (Pipeline pipeline = new Pipeline(connection)) {
            AppendStatements.lockWindows(pipeline, List.of(pair.provider(), pair.customer()));
            pipeline.add(INSERT_IF_ABSENT, fresh.value(), provider, customer, Conversation.FIRST_ACCESS_VERSION)
                    .add(LOCK_PAIR, provider, customer);
            pipeline.send();
            var windows = AppendStatements.readWindows(pipeline.rows());
            var found = AppendStatements.readConversations(pipeline.rows());
            return new Ground(found.values().iterator().next(), windows);
        }
    }
}
