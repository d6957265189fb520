package dev.rapport.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Somebody else's transaction, in psql say, that holds the lock of a conversation's row. */
final class HeldConversation implements AutoCloseable {

    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'rapport'";

    private final Connection holder;

    private HeldConversation(Connection holder) {
        this.holder = holder;
    }

    static HeldConversation hold(Connection holder, Talk talk) throws SQLException {
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement("SELECT FROM rapport.conversation WHERE id = ? FOR UPDATE")) {
            lock.setObject(1, UUID.fromString(talk.id()));
            lock.execute();
        }
        return new HeldConversation(holder);
    }

    /** Waits until one of the server's sessions waits for it. */
    void awaitWaiting() throws Exception {
        Eventually.is("somebody waits for the conversation", () -> waiting() > 0);
    }

    private int waiting() throws SQLException {
        try (var statement = holder.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Lets the conversation go. */
    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
