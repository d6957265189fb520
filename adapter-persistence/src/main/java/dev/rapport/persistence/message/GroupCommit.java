package dev.rapport.persistence.message;

import dev.rapport.persistence.Database;
import dev.rapport.persistence.FailedStatement;
import dev.rapport.persistence.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes in one transaction what comes at the same time. Whatever would keep the others waiting for somebody else's lock, or
 * where one of them has failed all, is left to be tried alone.
 *
 * @param <Q> what is to be written
 * @param <A> what became of it
 */
final class GroupCommit<Q, A> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** How many are written together at most: enough for a busy machine, and a short transaction all the same. */
    private static final int MOST_TOGETHER = 128;

    private final Database database;
    private final Batch<Q, A> batch;
    private final Together<Q, Optional<A>> together = new Together<>(MOST_TOGETHER, this::write);

    GroupCommit(Database database, Batch<Q, A> batch) {
        this.database = database;
        this.batch = batch;
    }

    /** A transaction that waits for nobody. */
    @FunctionalInterface
    interface Batch<Q, A> {

        /** What became of each, in its place; empty where it would have to wait. */
        List<Optional<A>> on(Connection connection, List<Q> requests) throws SQLException;
    }

    /** What became of it; empty where it is to be tried alone, and nothing came of it. */
    Optional<A> of(Q request) {
        return together.of(request);
    }

    private List<Optional<A>> write(List<Q> requests) {
        try {
            return database.transact(connection -> batch.on(connection, requests));
        } catch (FailedStatement oneOfThem) {
            LOG.info("Tries {} sends one by one that failed together ({})", requests.size(), oneOfThem.sqlState());
            return requests.stream().map(request -> Optional.<A>empty()).toList();
        }
    }
}
