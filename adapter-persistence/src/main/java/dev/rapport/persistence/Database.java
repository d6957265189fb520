package dev.rapport.persistence;

import dev.rapport.domain.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as the adapters use it: one way in for questions and one for transactions. Both tell a database that does
 * not answer ({@link Unavailable}) from a fault of ours, which stays what it is.
 */
public final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How often a transaction is tried that PostgreSQL ended to resolve a deadlock or a conflict. */
    private static final int MAX_TRIES = 4;

    /** As long as PostgreSQL is given to wait for a lock. */
    private static final Duration TURN_PATIENCE = Duration.ofSeconds(5);

    /** Deadlock detected, serialization failure: the transaction did nothing and may be tried again. */
    private static final Set<String> CONFLICTS = Set.of("40P01", "40001");

    /**
     * Codes, or classes of codes, of a database that can't do it now: no connection, a login that it refuses, a name that
     * it has no database of, resources used up (disk, memory, connections), a lock or an answer that took too long, shut
     * down or starting, an input or output error, a standby that can't be written to, a transaction ended because we were
     * silent in it.
     */
    private static final Set<String> OUT_OF_REACH =
            Set.of("08", "28", "3D", "53", "55P03", "57", "58", "25006", "25P03");

    /** For questions that belong together; they may take long, and wait for nobody. */
    private static final String SNAPSHOT = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL statement_timeout = '10min';
            SET LOCAL lock_timeout = '5s'
            """;

    private final DataSource connections;
    private final Jdbi jdbi;
    private final Turns turns = new Turns(TURN_PATIENCE);

    /** @param connections they commit each statement by itself, unless told otherwise */
    public Database(DataSource connections) {
        this.connections = connections;
        this.jdbi = Jdbi.create(connections).installPlugin(new SqlObjectPlugin());
    }

    /** On one connection, which stays open, for what is asked by way of JDBI. */
    public Database(Connection connection) {
        this.connections = null;
        this.jdbi = Jdbi.create(connection).installPlugin(new SqlObjectPlugin());
    }

    /** What is done by way of JDBI. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Handle handle) throws SQLException;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Statements<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Asks one question. */
    public <T> List<T> ask(Question<T> question) {
        return ask(question::on);
    }

    /** Asks one question, with these arguments. */
    public <T> List<T> ask(Select<T> select, Object... arguments) {
        return ask(new Question<>(select, arguments));
    }

    /** Asks whatever is asked on one connection. */
    public <T> T ask(Statements<T> questions) {
        return translated(() -> {
            try (Connection connection = connections.getConnection()) {
                return questions.on(connection);
            }
        });
    }

    /** Asks one question of a DAO. */
    public <D, T> T ask(Class<D> dao, Function<D, T> question) {
        return translated(() -> jdbi.withHandle(handle -> question.apply(handle.attach(dao))));
    }

    /**
     * Runs a transaction, and again where PostgreSQL ended it for the sake of another one: the work must change nothing
     * but the database.
     */
    public <T> T inTransaction(Work<T> work) {
        return settled(() -> jdbi.inTransaction(work::on));
    }

    /** The same without JDBI. The statements may end the transaction themselves, as their last thing. */
    public <T> T transact(Statements<T> statements) {
        return settled(() -> {
            try (Connection connection = connections.getConnection()) {
                return transact(connection, statements);
            }
        });
    }

    private static <T> T transact(Connection connection, Statements<T> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = statements.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException | Error fault) {
            undo(connection, fault);
            throw fault;
        }
    }

    private static void undo(Connection connection, Throwable fault) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            fault.addSuppressed(gone);
        }
    }

    private static <T> T settled(Call<T> transaction) {
        for (int tried = 1; ; tried++) {
            try {
                return translated(transaction);
            } catch (FailedStatement fault) {
                if (!CONFLICTS.contains(fault.sqlState())) {
                    throw fault;
                }
                if (tried == MAX_TRIES) {
                    throw new Unavailable("gave way to other transactions " + tried + " times in a row", fault);
                }
                LOG.info("Tries a transaction again that gave way to another one ({})", fault.sqlState());
            }
        }
    }

    /** The same once it is its turn at each of these things, whose locks it is going to take in this order. */
    public <T> T inTransactionAt(List<?> things, Work<T> work) {
        return turns.take(things, () -> inTransaction(work));
    }

    /** The same without JDBI. */
    public <T> T transactAt(List<?> things, Statements<T> statements) {
        return turns.take(things, () -> transact(statements));
    }

    /**
     * Asks several questions of one and the same state of the database; whoever writes meanwhile is not held up. Not
     * tried again: what the work has told somebody may not be told twice.
     */
    public <T> T inSnapshot(Work<T> work) {
        try {
            return translated(() -> jdbi.inTransaction(handle -> {
                handle.execute(SNAPSHOT);
                return work.on(handle);
            }));
        } catch (FailedStatement fault) {
            if (CONFLICTS.contains(fault.sqlState())) {
                throw new Unavailable("the database ended a snapshot for the sake of others", fault);
            }
            throw fault;
        }
    }

    private interface Call<T> {
        T run() throws SQLException;
    }

    private static <T> T translated(Call<T> call) {
        try {
            return call.run();
        } catch (JdbiException | SQLException fault) {
            SQLException cause = deepest(fault);
            if (cause == null) {
                throw new IllegalStateException("the database adapter is at fault", fault);
            }
            // No code at all: it was not PostgreSQL who spoke, but the pool that has no connection to give.
            String state = cause.getSQLState() == null ? "08" : cause.getSQLState();
            if (OUT_OF_REACH.contains(state) || OUT_OF_REACH.contains(state.substring(0, 2))) {
                throw new Unavailable("the database can't be used: " + cause.getMessage(), fault);
            }
            throw new FailedStatement(state, fault);
        }
    }

    private static SQLException deepest(Throwable fault) {
        SQLException found = null;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            found = cause instanceof SQLException sql ? sql : found;
        }
        return found;
    }
}
