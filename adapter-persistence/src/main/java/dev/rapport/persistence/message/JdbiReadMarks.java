package dev.rapport.persistence.message;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Guard;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Seq;
import dev.rapport.persistence.Columns;
import dev.rapport.persistence.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link ReadMarks} in PostgreSQL: the lock of the conversation's row keeps sends and other marks out. */
public final class JdbiReadMarks implements ReadMarks {

    private final Database database;

    public JdbiReadMarks(Database database) {
        this.database = database;
    }

    @Override
    public Outcome mark(Guard guard, Side reader, Optional<Seq> upTo) {
        return database.inTransactionAt(List.of(guard.conversation()), handle -> {
            ReadMarkDao dao = handle.attach(ReadMarkDao.class);
            return dao.lock(guard.conversation().value())
                    .filter(conversation -> conversation.accessVersion() == guard.accessVersion())
                    .map(conversation -> mark(dao, conversation, reader, upTo))
                    .orElseGet(Stale::new);
        });
    }

    private static Outcome mark(ReadMarkDao dao, Conversation conversation, Side reader, Optional<Seq> upTo) {
        UUID id = conversation.id().value();
        Reading before = conversation.reading(reader);
        Seq target = upTo.orElse(conversation.lastSeq()).atMost(conversation.lastSeq());
        if (!target.isAfter(before.upTo())) {
            Instant readAt =
                    dao.readAt(id, Columns.word(reader), before.upTo().value()).toInstant();
            return new Marked(conversation, readAt, 0, false);
        }
        long unread = target.equals(conversation.lastSeq())
                ? 0
                : dao.countUnreadAfter(id, Columns.word(reader), target.value());
        Instant readAt = dao.insert(id, Columns.word(reader), target.value()).toInstant();
        Conversation after = conversation.with(reader, new Reading(target, unread));
        dao.update(
                id,
                after.providerReading().upTo().value(),
                after.providerReading().unread(),
                after.customerReading().upTo().value(),
                after.customerReading().unread());
        return new Marked(after, readAt, before.unread() - unread, true);
    }
}
