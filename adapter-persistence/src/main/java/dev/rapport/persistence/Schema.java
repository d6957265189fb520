package dev.rapport.persistence;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables, all in the schema {@value #NAME}, so that they can live inside a host's database. */
public final class Schema {

    /** The schema's name. */
    public static final String NAME = "rapport";

    private Schema() {}

    /**
     * What a migration did.
     *
     * @param before the version that was found; empty for none
     * @param after the version that stands now
     * @param applied what was done, in order; empty where the schema was up to date
     */
    public record Migrated(String before, String after, List<String> applied) {}

    /**
     * Brings the schema up to date; of several nodes that do it at once, one does and the others wait.
     *
     * @throws UnusableDatabaseException when it can't be
     */
    static Migrated migrate(DataSource dataSource) {
        MigrateResult result;
        try {
            result = Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:dev/rapport/persistence/migration")
                    .schemas(NAME)
                    .table("schema_history")
                    .load()
                    .migrate();
        } catch (FlywayException fault) {
            throw new UnusableDatabaseException(
                    "The schema \"" + NAME + "\" can't be brought up to date. " + fault.getMessage(), fault);
        }
        return new Migrated(
                result.initialSchemaVersion == null ? "" : result.initialSchemaVersion,
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                result.migrations.stream()
                        .map(one -> one.version + " " + one.description)
                        .toList());
    }
}
