package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.ExternalDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code rapport migrate}, on a database of somebody else. */
@Timeout(180)
class MigrateTest {

    @TempDir
    static Path parent;

    private static ExternalDatabase database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = ExternalDatabase.in(parent.resolve("external"));
    }

    @AfterAll
    static void endDatabase() throws Exception {
        database.close();
    }

    @Test
    void migrateShouldSayWhatItDidAndThenThatNothingIsLeft() throws Exception {
        String url = database.create("said");
        try (var first = migrate(url)) {
            assertThat(first.exitStatus()).isZero();
            assertThat(first.out().all())
                    .matches("(?s)(Applied \\d+ [\\w ]+\\.\n)+The schema went from nothing to version \\d+\\.");
        }
        try (var second = migrate(url)) {
            assertThat(second.exitStatus()).isZero();
            assertThat(second.out().all()).matches("The schema is up to date \\(version \\d+\\)\\. Nothing to do\\.");
            assertThat(second.err().all()).isEmpty();
        }
    }

    @Test
    void migrateAndServeShouldRefuseASchemaThatIsNewerThanTheyKnow() throws Exception {
        String url = database.create("newer");
        try (var first = migrate(url)) {
            assertThat(first.exitStatus()).isZero();
        }
        addVersion(url, 4711);
        for (String command : new String[] {"migrate", "serve"}) {
            try (var process = start(command, url)) {
                assertThat(process.exitStatus()).as(command).isEqualTo(1);
                assertThat(process.err().all())
                        .contains("version 4711", "newer")
                        .doesNotContain("\tat ");
                assertThat(process.out().all()).isEmpty();
            }
        }
    }

    @Test
    void whoMayNotChangeTheSchemaShouldBeToldWhatToDo() throws Exception {
        String url = database.urlOfARole("serving");
        try (var serve = start("serve", url)) {
            assertThat(serve.exitStatus()).isEqualTo(1);
            assertThat(serve.err().all())
                    .contains("this role may not change it", "\"rapport migrate\"")
                    .doesNotContain("\tat ", "Flyway");
        }
    }

    /** As a later version of Rapport would note it down. */
    private static void addVersion(String url, int version) throws Exception {
        String[] login = url.replaceFirst("postgres://", "").split("[:@]", 3);
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + login[2], login[0], login[1]);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO rapport.schema_history SELECT installed_rank + 1, '" + version
                    + "', description, type, script, checksum, installed_by, installed_on, execution_time, success"
                    + " FROM rapport.schema_history ORDER BY installed_rank DESC LIMIT 1");
        }
    }

    private static RapportProcess migrate(String url) throws Exception {
        return start("migrate", url);
    }

    private static RapportProcess start(String command, String url) throws Exception {
        return RapportProcess.command(command).with("RAPPORT_DATABASE_URL", url).start();
    }
}
