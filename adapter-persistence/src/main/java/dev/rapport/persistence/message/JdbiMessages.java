package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.message.AppendBatch;
import dev.rapport.domain.message.AppendOutcome;
import dev.rapport.domain.message.Draft;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.History;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Messages;
import dev.rapport.persistence.Database;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@link Messages} in PostgreSQL. */
public final class JdbiMessages implements Messages {

    private final Database database;
    private final AppendTransaction appending;
    private final GroupCommit<AppendBatch.Request, AppendOutcome> together;

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
        List<HistoryRow> rows = rows(conversation.value(), query);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Message> messages =
                rows.stream().map(HistoryRow::message).filter(Objects::nonNull).toList();
        return Optional.of(new History(rows.get(0).conversation(), messages));
    }

    private List<HistoryRow> rows(UUID id, HistoryQuery query) {
        if (query instanceof HistoryQuery.After after) {
            return database.ask(HistorySelects.OLDEST_FIRST, after.seq().value(), after.limit(), id);
        }
        if (query instanceof HistoryQuery.Before before) {
            return database.ask(HistorySelects.NEWEST_FIRST, 0L, before.seq().value(), before.limit(), id);
        }
        HistoryQuery.Numbered numbered = (HistoryQuery.Numbered) query;
        return database.ask(
                HistorySelects.NEWEST_FIRST, numbered.page().offset(), Long.MAX_VALUE, numbered.limit(), id);
    }
}
