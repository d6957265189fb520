package dev.rapport.persistence;

import com.zaxxer.hikari.HikariPoolMXBean;

/** How a pool of connections is doing, each time that it is asked. */
public final class ConnectionPool {

    private final HikariPoolMXBean pool;
    private final int limit;

    ConnectionPool(HikariPoolMXBean pool, int limit) {
        this.pool = pool;
        this.limit = limit;
    }

    /** Connections that somebody works with. */
    public int active() {
        return pool.getActiveConnections();
    }

    /** Connections that nobody needs just now. */
    public int idle() {
        return pool.getIdleConnections();
    }

    /** Those who wait for a connection: more than none for long means that the pool, or the database, is too small. */
    public int waiting() {
        return pool.getThreadsAwaitingConnection();
    }

    /** The most connections that there may be. */
    public int limit() {
        return limit;
    }
}
