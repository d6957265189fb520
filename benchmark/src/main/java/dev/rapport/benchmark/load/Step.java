package dev.rapport.benchmark.load;

import java.io.IOException;
import java.sql.SQLException;

/** What one connection does again and again: one request and its answer, or one statement. For one thread. */
public interface Step extends AutoCloseable {

    /** Does it once. Whatever is not as it should be is thrown, and ends the run. */
    void run() throws Exception;

    /** Ends what {@link #run} waits for too; may be called by any thread. */
    @Override
    void close() throws IOException, SQLException;

    /** Opens a connection of that number, counted from 0. */
    interface Opener {
        Step open(int number) throws Exception;
    }
}
