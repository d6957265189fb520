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

/** {@link Messages} in PostgreSQL. */
public final class JdbiMessages implements Messages {

    private final Database database;
    private final AppendTransaction appending;

    public JdbiMessages(Database database, AppendTransaction appending) {
        this.database = database;
        this.appending = appending;
    }

    @Override
    public AppendOutcome append(Draft draft, Guard guard) {
        List<AppendBatch.Request> requests = List.of(new AppendBatch.Request(draft, guard));
        return database.inTransactionAt(
                List.of(draft.sender(), guard.conversation()),
                handle -> appending.append(handle.getConnection(), requests).get(0));
    }

    @Override
    public Optional<History> history(ConversationId conversation, HistoryQuery query) {
        List<HistoryRow> rows = database.ask(HistoryDao.class, dao -> rows(dao, conversation, query));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Message> messages =
                rows.stream().map(HistoryRow::message).filter(Objects::nonNull).toList();
        return Optional.of(new History(rows.get(0).conversation(), messages));
    }

    private static List<HistoryRow> rows(HistoryDao dao, ConversationId id, HistoryQuery query) {
        if (query instanceof HistoryQuery.After after) {
            return dao.oldestFirst(id.value(), after.seq().value(), after.limit());
        }
        if (query instanceof HistoryQuery.Before before) {
            return dao.newestFirst(id.value(), 0, before.seq().value(), before.limit());
        }
        HistoryQuery.Numbered numbered = (HistoryQuery.Numbered) query;
        return dao.newestFirst(id.value(), numbered.page().offset(), Long.MAX_VALUE, numbered.limit());
    }
}
