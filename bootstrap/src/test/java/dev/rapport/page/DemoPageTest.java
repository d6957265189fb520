package dev.rapport.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bootstrap.embedded.DataFolders;
import dev.rapport.bootstrap.embedded.RunningDatabase;
import dev.rapport.process.RapportProcess;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rapport demo}, as somebody meets it who opens two of its links in two windows. */
class DemoPageTest extends PageTest {

    @TempDir
    Path parent;

    @Test
    void linksShouldSignTwoInWhoThenTalk() throws Exception {
        Path data = DataFolders.fresh(parent.resolve("data"));
        try (var demo =
                RapportProcess.command("demo", "--data", data.toString()).start()) {
            demo.out().await("Ctrl-C ends the demo");
            String printed = String.join("\n", demo.out().lines());
            Window trainer = window().go(link(printed, "Trainer", "Ana Ruiz")).choose("Ben Okafor");
            Window trainee = window().go(link(printed, "Trainee", "Ben Okafor")).choose("Ana Ruiz");

            trainer.write("Hello from the demo");

            assertThat(trainee.bubble("Hello from the demo")).isVisible();
            assertThat(trainer.bubble("Hello from the demo").getByTitle("Read")).isVisible();
            assertThat(trainer.page().url()).doesNotContain("token");
        } finally {
            RunningDatabase.endIn(data);
        }
    }

    @Test
    void serveShouldPrintNoLinks() {
        assertThat(Platform.shared().printed()).contains("Rapport serves at").doesNotContain("token=");
    }

    private static String link(String printed, String label, String name) {
        Matcher line = Pattern.compile(label + " +" + name + " +(http\\S+/#token=\\S+)")
                .matcher(printed);
        assertThat(line.find()).as("a link for " + name).isTrue();
        return line.group(1);
    }
}
