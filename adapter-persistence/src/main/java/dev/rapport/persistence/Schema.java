package dev.rapport.persistence;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables, all in the schema {@value #NAME}, so that they can live inside a host's database. */
public final class Schema {

    /** The schema's name. */
    public static final String NAME = "rapport";

    private static final Set<MigrationState> FUTURE =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    /** A migration that was tried, and whether it was done. */
    record Applied(String version, boolean isDone) {}

    /** What has been tried, in its order. */
    static final Select<Applied> APPLIED = new Select<>(
            "SELECT version, success FROM rapport.schema_history WHERE version IS NOT NULL ORDER BY installed_rank",
            row -> new Applied(row.getString("version"), row.getBoolean("success")));

    private static final String NEWEST = "1";

    /** What has been tried where nothing is left to do. */
    static final List<Applied> ALL_APPLIED = List.of(new Applied(NEWEST, true));

    private Schema() {}

    /**
     * What a migration did.
     *
     * @param before the version that was found; empty for none
     * @param after the version that stands now
     * @param applied what was done, in order; empty where the schema was up to date
     */
    public record Migrated(String before, String after, List<String> applied) {

        static final Migrated NOTHING = new Migrated(NEWEST, NEWEST, List.of());
    }

    /**
     * Brings the schema up to date; of several nodes that do it at once, one does and the others wait.
     *
     * @throws UnusableDatabaseException when it can't be, or when it is newer than we know
     */
    static Migrated migrate(DataSource dataSource) {
        MigrateResult result;
        try {
            Flyway flyway = flyway(dataSource);
            requireNoneOfTheFuture(flyway.info());
            result = flyway.migrate();
        } catch (FlywayException fault) {
            throw new UnusableDatabaseException(
                    isForbidden(fault)
                            ? "The schema \"" + NAME
                                    + "\" is not up to date, and this role may not change it: bring it up to"
                                    + " date first, with \"rapport migrate\" as the role that owns it."
                            : "The schema \"" + NAME + "\" can't be brought up to date. " + fault.getMessage(),
                    fault);
        }
        return new Migrated(
                result.initialSchemaVersion == null ? "" : result.initialSchemaVersion,
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                result.migrations.stream()
                        .map(one -> one.version + " " + one.description)
                        .toList());
    }

    /**
     * Changes nothing.
     *
     * @throws UnusableDatabaseException when the schema is of another version than ours, or is not there
     */
    static void requireCurrent(DataSource dataSource) {
        try {
            MigrationInfoService info = flyway(dataSource).info();
            requireNoneOfTheFuture(info);
            if (info.pending().length > 0) {
                String found = info.current() == null
                        ? "is not there"
                        : "is of version " + info.current().getVersion();
                throw new UnusableDatabaseException(
                        "The schema \"" + NAME + "\" " + found
                                + ": bring it up to date first, with \"rapport migrate\".",
                        null);
            }
        } catch (FlywayException fault) {
            throw new UnusableDatabaseException(
                    "The version of the schema \"" + NAME + "\" can't be read. " + fault.getMessage(), fault);
        }
    }

    private static boolean isForbidden(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && FailedStatement.FORBIDDEN.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/rapport/persistence/migration")
                .schemas(NAME)
                .table("schema_history")
                .load();
    }

    /** What a later version has changed we may break: it knows invariants of which we know nothing. */
    private static void requireNoneOfTheFuture(MigrationInfoService info) {
        MigrationInfo current = info.current();
        if (current != null && FUTURE.contains(current.getState())) {
            throw new UnusableDatabaseException(
                    "The schema \"" + NAME + "\" is of version " + current.getVersion()
                            + ", which is newer than this version of Rapport knows. Run the version of Rapport that"
                            + " brought it there, or a later one.",
                    null);
        }
    }
}
