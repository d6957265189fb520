package dev.rapport.persistence;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Asks whether anybody answers, and who. */
public interface PingDao {

    @SqlQuery("SELECT current_setting('server_version_num')::int")
    int version();
}
