package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.limit.RateLimit;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaTest {

    @Test
    void migrateShouldSayWhatItDidAndThenThatNothingIsLeft() {
        try (Persistence node = onAFreshDatabase("schema_said")) {
            Schema.Migrated first = node.migrate();
            Schema.Migrated second = node.migrate();

            assertThat(first.before()).isEmpty();
            assertThat(first.applied()).contains("1 conversations");
            assertThat(second.applied()).isEmpty();
            assertThat(second.before()).isEqualTo(first.after());
            assertThat(second.after()).isEqualTo(first.after());
        }
    }

    @Test
    void migrateShouldBeDoneByOneOfTwoNodes() throws Exception {
        try (Persistence one = onAFreshDatabase("schema_raced");
                Persistence other = Persistence.open(settings("schema_raced"), RateLimit.DEFAULT)) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<Schema.Migrated>> migrated =
                    threads.invokeAll(List.<Callable<Schema.Migrated>>of(one::migrate, other::migrate));
            threads.shutdown();

            assertThat(migrated.get(0).get().applied().size()
                            + migrated.get(1).get().applied().size())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatHasBeenAppliedShouldBeKnownWithoutLookingForMigrations() {
        try (Persistence node = onAFreshDatabase("schema_known")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(settings("schema_known").jdbcUrl());
            source.setUser("postgres");
            Schema.Migrated migrated = Schema.migrate(source);
            Database database = new Database(source);

            assertThat(database.ask(Schema.APPLIED)).isEqualTo(Schema.ALL_APPLIED);
            assertThat(node.migrate()).isEqualTo(new Schema.Migrated(migrated.after(), migrated.after(), List.of()));
        }
    }

    @Test
    void whatWasNotDoneShouldNotBeTakenForDone() throws SQLException {
        try (Persistence node = onAFreshDatabase("schema_failed")) {
            node.migrate();
            try (Connection connection = DriverManager.getConnection(
                            settings("schema_failed").jdbcUrl(), "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE rapport.schema_history SET success = false WHERE version = '1'");
            }
            assertThatThrownBy(node::migrate).isInstanceOf(UnusableDatabaseException.class);
        }
    }

    private static Persistence onAFreshDatabase(String name) {
        TestDatabase.execute("CREATE DATABASE " + name);
        return Persistence.open(settings(name), RateLimit.DEFAULT);
    }

    private static DatabaseSettings settings(String name) {
        String url = TestDatabase.settings().jdbcUrl().replace("/postgres", "/" + name);
        return new DatabaseSettings(url, "postgres", "", 2);
    }
}
