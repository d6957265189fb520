package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.ExternalDatabase;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code rapport doctor}, beside a server and without one. What it looks for is told where the audit is tested. */
@Timeout(180)
class DoctorTest {

    private static final int HEALTHY = 0;
    private static final int BROKEN = 1;
    private static final int MISTAKEN = 2;
    private static final int COULD_NOT_LOOK = 3;

    @TempDir
    Path parent;

    @Test
    void doctorShouldLookAtTheEmbeddedDatabaseBesideItsServerAndWithoutIt() throws Exception {
        Path data = parent.resolve("data");
        DataFolders.fresh(data);
        try (var serve = RapportProcess.command("serve")
                .with("RAPPORT_DATA", data.toString())
                .start()) {
            Api api = serve.api();
            Talk talk = api.introduce("t-1", "c-1");
            assertThat(run(HEALTHY, data))
                    .isEqualTo("Healthy. Looked at 1 conversation, 1 message and 2 send windows.");

            try (Connection connection = RunningDatabase.connect(data);
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE rapport.conversation SET provider_unread = 1");
            }
            assertThat(run(BROKEN, data))
                    .contains(
                            "Broken in 1 place: unread equals a recount.",
                            "conversation " + talk.id() + ": provider_unread is 1, but a recount finds 0");
            JsonNode report = new ObjectMapper().readTree(run(BROKEN, data, "--json"));
            assertThat(report.at("/healthy").asBoolean(true)).isFalse();
            assertThat(report.at("/broken/0/listed/0/conversation").asText()).isEqualTo(talk.id());

            serve.terminate();
            assertThat(serve.exitStatus()).isZero();
            assertThat(run(BROKEN, data)).contains("provider_unread is 1");
        }
    }

    private static String run(int status, Path data, String... options) throws Exception {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "doctor";
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        try (var doctor = RapportProcess.command(arguments).start()) {
            assertThat(doctor.exitStatus()).as("%s", doctor.err().lines()).isEqualTo(status);
            return doctor.out().all();
        }
    }

    @Test
    void doctorShouldSayInWordsWhenItCanNotLook() throws Exception {
        try (var database = ExternalDatabase.in(parent.resolve("external"))) {
            String url = database.url();
            assertThat(refusal(COULD_NOT_LOOK, "RAPPORT_DATABASE_URL", url))
                    .contains("The schema \"rapport\" is not there", "rapport migrate");
            database.stop();
            assertThat(refusal(COULD_NOT_LOOK, "RAPPORT_DATABASE_URL", url)).startsWith("RAPPORT_DATABASE_URL: ");
            assertThat(refusal(MISTAKEN, "RAPPORT_DATABASE_URL", "mysql://x")).startsWith("RAPPORT_DATABASE_URL must");
        }
    }

    @Test
    void doctorShouldSayInWordsWhatItMayNotRead() throws Exception {
        try (var database = ExternalDatabase.in(parent.resolve("external"))) {
            try (var migrate = RapportProcess.command("migrate")
                    .with("RAPPORT_DATABASE_URL", database.url())
                    .start()) {
                assertThat(migrate.exitStatus()).isZero();
            }
            String url = database.urlOfARole(
                    "looker",
                    "GRANT USAGE ON SCHEMA rapport TO looker",
                    "GRANT SELECT ON rapport.schema_history TO looker");
            assertThat(refusal(COULD_NOT_LOOK, "RAPPORT_DATABASE_URL", url))
                    .contains("may not read everything in the schema \"rapport\"", "SELECT");
        }
    }

    @Test
    void doctorShouldNotMakeADatabase() throws Exception {
        Path nowhere = parent.resolve("nowhere");

        assertThat(refusal(COULD_NOT_LOOK, "RAPPORT_DATA", nowhere.toString())).contains("There is no database in");
        assertThat(nowhere).doesNotExist();
    }

    private static String refusal(int status, String variable, String value) throws Exception {
        try (var doctor = RapportProcess.command("doctor").with(variable, value).start()) {
            assertThat(doctor.exitStatus()).as("%s", doctor.err().lines()).isEqualTo(status);
            assertThat(doctor.out().all()).isEmpty();
            assertThat(doctor.err().all()).doesNotContain("\tat ");
            return doctor.err().all();
        }
    }
}
