package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Messages;
import dev.rapport.persistence.Database;
import dev.rapport.persistence.Shared;
import java.util.List;
import java.util.Optional;

/** {@link Messages} in PostgreSQL. */
public final class JdbiMessages implements Messages {

    private final Database database;
    private final AppendTransaction appending;
    private final GroupCommit<AppendBatch.Request, AppendOutcome> together;
    private final Shared<HistoryQuestion, Optional<History>> histories =
            new Shared<>(HistorySelects.MOST_TOGETHER, this::historyOfAll);

    public JdbiMessages(Database database, AppendTransaction appending) {
        this.database = database;
        this.appending = appending;
        this.together = new GroupCommit<>(database, appending::appendFree);
    }

    /**
     * Together with those that come at the same time; alone where that would keep the others waiting for somebody else's
     * lock, or where one of them has failed all.
     */
    @Override
    public AppendOutcome append(Draft draft, Guard guard) {
        AppendBatch.Request request = new AppendBatch.Request(draft, guard);
        return together.of(request).orElseGet(() -> appendAlone(request));
    }

    private AppendOutcome appendAlone(AppendBatch.Request request) {
        return database.transactAt(
                List.of(request.draft().sender(), request.guard().conversation()),
                connection -> appending.append(connection, List.of(request)).get(0));
    }

    @Override
    public Optional<History> history(ConversationId conversation, HistoryQuery query) {
        return histories.of(new HistoryQuestion(conversation, query));
    }

    private List<Optional<History>> historyOfAll(List<HistoryQuestion> questions) {
        return database.ask(connection -> HistorySelects.ask(connection, questions));
    }
}
