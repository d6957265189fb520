package dev.rapport.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code rapport listen} refuses to begin with. */
class ListenCommandTest {

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @Test
    void listenShouldSayWhereItLooksForASecret() {
        assertThat(run("listen", "--as", "trainee-1", "--data", data.toString()))
                .isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString())
                .contains("RAPPORT_JWT_SECRET is not set", data.toString(), "--data")
                .doesNotContain("Exception");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void listenShouldSayThatItCanNotSignWithPublishedKeys() {
        environment.put("RAPPORT_JWT_JWKS_URL", "https://a.example/jwks");

        assertThat(run("listen", "--as", "trainee-1", "--data", data.toString()))
                .isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("RAPPORT_JWT_JWKS_URL is set", "--token");
    }

    @ParameterizedTest
    @CsvSource({
        "--as, a b, --as",
        "--as, '', --as",
    })
    void listenShouldRefuseWhatIsNoMember(String option, String value, String words) {
        assertThat(run("listen", option + "=" + value)).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains(words).doesNotContain("Exception");
    }

    @Test
    void listenShouldWantToKnowWhoseEventsTheyAre() {
        assertThat(run("listen")).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("--as", "--token");
        assertThat(run("listen", "--as=a", "--token=b")).isEqualTo(RapportCommand.MISTAKEN);
    }

    @Test
    void listenShouldRefuseWhatIsNoAddressAndWhatIsNoConversation() {
        assertThat(run("listen", "--as=a", "--url=localhost:8080")).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("--url is like http://127.0.0.1:8080, not \"localhost:8080\"");
        assertThat(run("listen", "--as=a", "--conversation=12")).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).contains("--conversation is a conversation's id, not \"12\"");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        var surroundings = new Surroundings(
                environment, Clock.systemUTC(), new PrintWriter(out, true), new PrintWriter(err, true));
        return RapportCommand.commandLine(surroundings).execute(arguments);
    }
}
