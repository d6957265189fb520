package dev.rapport.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.domain.Ids;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Sends;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;
import dev.rapport.persistence.audit.Audit;
import dev.rapport.persistence.audit.AuditListener;
import dev.rapport.persistence.conversation.JdbiAccessFacts;
import dev.rapport.persistence.conversation.JdbiConversations;
import dev.rapport.persistence.conversation.JdbiReads;
import dev.rapport.persistence.member.JdbiDirectory;
import dev.rapport.persistence.member.JdbiMemberRegistry;
import dev.rapport.persistence.message.AppendTransaction;
import dev.rapport.persistence.message.JdbiMessages;
import dev.rapport.persistence.message.JdbiReadMarks;
import dev.rapport.persistence.message.JdbiSends;
import dev.rapport.persistence.message.SendTransaction;
import dev.rapport.persistence.message.StartTransaction;
import dev.rapport.persistence.push.JdbiDevices;
import dev.rapport.persistence.relationship.JdbiRelationships;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * All stored ports over one PostgreSQL database (15 or later), put together. Thread-safe; several nodes may share a
 * database. Closing it closes the connections that it opened.
 */
public final class Persistence implements AutoCloseable {

    /** How long a request waits for a connection before the database counts as out of reach. */
    static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    /** Connections that are kept for whoever comes next; all at once would only hold up a start. */
    private static final int KEPT_OPEN = 2;

    /** How long to wait for the server to take a new connection. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** How long an answer may take on the wire: longer than any statement may. */
    static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(15);

    /** As {@code server_version_num} says it. */
    static final int OLDEST_VERSION = 150_000;

    /**
     * What each connection is set to. An acknowledged message is on disk (rule 9), also where the database's default is
     * not to wait for that. A node that hangs within a transaction must not hold its locks for long. All statements find
     * what they want by an index, whatever their arguments: planning them anew each time, as PostgreSQL does where arrays
     * are concerned, costs more than running them.
     */
    private static final String SESSION = """
            SELECT set_config('statement_timeout', '10s', false),
                set_config('lock_timeout', '5s', false),
                set_config('idle_in_transaction_session_timeout', '10s', false),
                set_config('plan_cache_mode', 'force_generic_plan', false),
                set_config('jit', 'off', false),
                CASE WHEN current_setting('synchronous_commit') = 'off'
                     THEN set_config('synchronous_commit', 'on', false) END
            """;

    private static final Select<Integer> VERSION =
            new Select<>("SELECT current_setting('server_version_num')::int", row -> row.getInt(1));

    /** How long an audit or a migration waits for an answer: longer than a statement of theirs may take. */
    static final Duration LONG_TIMEOUT = Duration.ofMinutes(11);

    private final DataSource unpooled;
    private final RateLimit limit;
    private final AutoCloseable pool;
    private final Database database;
    private final AppendTransaction appending;
    private final Messages messages;
    private final Ids ids = new TimeOrderedIds();
    private final JdbiRelationships.Home home;

    private Persistence(
            DataSource connections,
            DataSource unpooled,
            AutoCloseable pool,
            RateLimit limit,
            JdbiRelationships.Home home) {
        this.unpooled = unpooled;
        this.limit = limit;
        this.pool = pool;
        this.database = new Database(connections);
        this.appending = new AppendTransaction(limit);
        this.messages = new JdbiMessages(database, appending);
        this.home = home;
    }

    /** Opens a pool of connections; the database need not answer yet. */
    public static Persistence open(DatabaseSettings settings, RateLimit limit) {
        HikariDataSource pool = new HikariDataSource(config(settings));
        return new Persistence(pool, unpooled(settings), pool, limit, JdbiRelationships.Home.HERE);
    }

    /**
     * Works on a host's own connections, beside a directory of the host's; the host closes them. They are to be of the
     * isolation READ COMMITTED, PostgreSQL's default, and to commit synchronously (rule 9), its default too; and free of any
     * transaction of the host's, for what several threads ask for at once is asked on one of them.
     */
    public static Persistence on(DataSource dataSource, RateLimit limit) {
        return new Persistence(dataSource, dataSource, () -> {}, limit, JdbiRelationships.Home.HOST);
    }

    /** For migrations and audits, which may take longer than any statement of the pool's may. */
    private static DataSource unpooled(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        // A database that takes a connection and then falls silent must not hold up a start for ever.
        source.setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toSeconds()));
        source.setLoginTimeout(Math.toIntExact(SOCKET_TIMEOUT.toSeconds()));
        source.setSocketTimeout(Math.toIntExact(LONG_TIMEOUT.toSeconds()));
        source.setTcpKeepAlive(true);
        return source;
    }

    static HikariConfig config(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rapport");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(KEPT_OPEN, settings.poolSize()));
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(SESSION);
        // As text, all of them: what is none the driver passes over without a word.
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "rapport");
        config.addDataSourceProperty("prepareThreshold", "1");
        return config;
    }

    /**
     * Brings the schema up to date.
     *
     * @throws Unavailable when the database does not answer
     * @throws UnusableDatabaseException when the server is too old, or the schema can't be brought up to date
     */
    public Schema.Migrated migrate() {
        requireSupported();
        return isCurrent() ? Schema.Migrated.NOTHING : Schema.migrate(unpooled);
    }

    /** Whether there is nothing to migrate: a question that takes no time, at each start of each node. */
    private boolean isCurrent() {
        try {
            return database.ask(Schema.APPLIED).equals(Schema.ALL_APPLIED);
        } catch (FailedStatement notThere) {
            return false;
        }
    }

    /**
     * Looks through the whole database for broken invariants, on one connection of its own; servers may go on writing.
     * Changes nothing.
     *
     * @return what was looked at
     * @throws Unavailable when the database does not answer, or no longer; what the listener has heard until then stands
     * @throws UnusableDatabaseException when the server is too old, the schema is not of this version, or we may not
     *     read it
     */
    public AuditListener.Progress audit(AuditListener listener) {
        requireSupported();
        Schema.requireCurrent(unpooled);
        try (Connection connection = unpooled.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONG_TIMEOUT.toMillis()));
            return new Audit(new Database(connection), limit, listener, Audit.Batches.DEFAULT).run();
        } catch (SQLException fault) {
            throw new Unavailable("no connection for the audit: " + fault.getMessage(), fault);
        } catch (FailedStatement fault) {
            throw fault.sqlState().equals(FailedStatement.FORBIDDEN) ? forbidden(fault) : fault;
        }
    }

    private static UnusableDatabaseException forbidden(FailedStatement fault) {
        return new UnusableDatabaseException(
                "This role may not read everything in the schema \"" + Schema.NAME + "\": grant it SELECT on all its"
                        + " tables, or take the role of the servers.",
                fault);
    }

    private void requireSupported() {
        int version = version();
        if (version < OLDEST_VERSION) {
            throw new UnusableDatabaseException(
                    "PostgreSQL 15 or later is needed, not " + version / 10_000 + ".", null);
        }
    }

    private int version() {
        return database.ask(VERSION).get(0);
    }

    /** Whether the database answers. */
    public boolean isReady() {
        try {
            return version() > 0;
        } catch (Unavailable outOfReach) {
            return false;
        }
    }

    /** The pool that was opened; empty where a host brought its own. */
    public Optional<ConnectionPool> pool() {
        return pool instanceof HikariDataSource opened
                ? Optional.of(new ConnectionPool(opened.getHikariPoolMXBean(), opened.getMaximumPoolSize()))
                : Optional.empty();
    }

    public Conversations conversations() {
        return new JdbiConversations(database, new StartTransaction(appending));
    }

    public Messages messages() {
        return messages;
    }

    public ReadMarks readMarks() {
        return new JdbiReadMarks(database);
    }

    public Relationships relationships() {
        return new JdbiRelationships(database, ids, home);
    }

    /** The standalone directory. */
    public Directory directory() {
        return new JdbiDirectory(database);
    }

    /** On what access is decided, beside the standalone directory. */
    public AccessFacts accessFacts() {
        return new JdbiAccessFacts(database);
    }

    /** Sends, beside the standalone directory. */
    public Sends sends() {
        return new JdbiSends(database, new SendTransaction(appending), accessFacts());
    }

    /** What members look at, beside the standalone directory. */
    public Reads reads() {
        return new JdbiReads(database);
    }

    public MemberRegistry memberRegistry() {
        return new JdbiMemberRegistry(database);
    }

    public Devices devices() {
        return new JdbiDevices(database);
    }

    public Ids ids() {
        return ids;
    }

    @Override
    public void close() {
        try {
            pool.close();
        } catch (Exception fault) {
            throw new IllegalStateException("the connections could not be closed", fault);
        }
    }
}
