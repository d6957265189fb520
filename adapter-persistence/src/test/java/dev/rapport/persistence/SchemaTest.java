package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.limit.RateLimit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

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

    private static Persistence onAFreshDatabase(String name) {
        TestDatabase.execute("CREATE DATABASE " + name);
        return Persistence.open(settings(name), RateLimit.DEFAULT);
    }

    private static DatabaseSettings settings(String name) {
        String url = TestDatabase.settings().jdbcUrl().replace("/postgres", "/" + name);
        return new DatabaseSettings(url, "postgres", "", 2);
    }
}
