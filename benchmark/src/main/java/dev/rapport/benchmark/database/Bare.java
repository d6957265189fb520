package dev.rapport.benchmark.database;

import dev.rapport.benchmark.load.Requests;
import dev.rapport.benchmark.load.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The bare limit: the least SQL that stores the same message or finds the same rows, prepared, one statement and one
 * transaction each, over the JDBC driver with a connection for each thread. No rule is checked, no name looked up.
 */
public final class Bare implements AutoCloseable {

    /** A number for the row and the row itself, with the same indexes as ours. */
    private static final String SEND = """
            WITH talk AS (
                UPDATE bench.conversation
                SET last_seq = last_seq + 1, last_message_at = clock_timestamp(), last_message_preview = ?,
                    unread = unread + 1
                WHERE id = ?
                RETURNING id, last_seq, last_message_at
            )
            INSERT INTO bench.message (conversation_id, seq, id, author, client_message_id, created_at, content)
            SELECT id, last_seq, ?, 'provider', ?, last_message_at, ? FROM talk
            """;

    private static final String LIST = """
            SELECT id, provider_id, customer_id, last_seq, last_message_at, last_message_preview, provider_read_seq,
                provider_unread, customer_read_seq, customer_unread, archived_at, created_at
            FROM rapport.conversation
            WHERE provider_id = ?
            ORDER BY active_hour DESC, last_message_at DESC, id DESC
            LIMIT 50
            """;

    private static final String HISTORY = """
            SELECT id, conversation_id, seq, author, client_message_id, created_at, content
            FROM rapport.message
            WHERE conversation_id = ? AND seq <= ?
            ORDER BY seq DESC
            LIMIT ?
            """;

    /** As the server's connections are set: what is planned anew each time is no limit. */
    private static final String GENERIC_PLANS = "SET plan_cache_mode = force_generic_plan";

    private static final int PAGE = 20;

    private static final String UNREAD = """
            SELECT sum(provider_unread) FROM rapport.conversation WHERE provider_id = ?
            """;

    private final BenchDatabase database;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    public Bare(BenchDatabase database) {
        this.database = database;
    }

    /** Where a statement's next parameters come from. */
    public interface Choice<T> {
        T next();
    }

    /** Binds the parameters of one statement. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** One more message in a conversation. */
    public Step.Opener send(Choice<Talk> talks) {
        return number -> new Statement(SEND, statement -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            statement.setString(1, Requests.CONTENT);
            statement.setObject(2, talks.next().id());
            statement.setObject(3, new UUID(random.nextLong(), random.nextLong()));
            statement.setObject(4, new UUID(random.nextLong(), random.nextLong()));
            statement.setString(5, Requests.CONTENT);
        });
    }

    /** The first page of a provider's conversations. */
    public Step.Opener list(Choice<String> providers) {
        return number -> new Statement(LIST, statement -> statement.setString(1, providers.next()));
    }

    /** Twenty messages, the newest of which has that number. */
    public Step.Opener history(Choice<Talk> talks, long newest) {
        return number -> new Statement(HISTORY, statement -> {
            statement.setObject(1, talks.next().id());
            statement.setLong(2, newest);
            statement.setInt(3, PAGE);
        });
    }

    /** How much a provider has not read. */
    public Step.Opener unread(Choice<String> providers) {
        return number -> new Statement(UNREAD, statement -> statement.setString(1, providers.next()));
    }

    /** One that was used before, if there is one. */
    private Connection connection() throws SQLException {
        Connection known = idle.poll();
        return known == null ? connected() : known;
    }

    private Connection connected() throws SQLException {
        Connection connection = database.connect();
        try (java.sql.Statement setting = connection.createStatement()) {
            setting.execute(GENERIC_PLANS);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private final class Statement implements Step {

        private final Connection connection;
        private final PreparedStatement statement;
        private final Binding binding;

        Statement(String sql, Binding binding) throws SQLException {
            this.connection = connection();
            this.statement = connection.prepareStatement(sql);
            this.binding = binding;
        }

        @Override
        public void run() throws SQLException {
            binding.bind(statement);
            if (statement.execute()) {
                requireRows();
            } else if (statement.getUpdateCount() != 1) {
                throw new SQLException("A bare send stored " + statement.getUpdateCount() + " messages");
            }
        }

        private void requireRows() throws SQLException {
            try (ResultSet rows = statement.getResultSet()) {
                if (!rows.next()) {
                    throw new SQLException("A bare statement found nothing");
                }
            }
        }

        @Override
        public void close() throws SQLException {
            if (!statement.isClosed()) {
                statement.close();
                idle.add(connection);
            }
        }
    }
}
