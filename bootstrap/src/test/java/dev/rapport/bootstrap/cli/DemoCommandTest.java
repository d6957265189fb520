package dev.rapport.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path parent;

    @Test
    void demoShouldSayThatALimitLeavesNoRoomForItsSamples() {
        var err = new StringWriter();
        var surroundings = new Surroundings(
                Map.of("RAPPORT_RATE_LIMIT", "3"),
                Clock.systemUTC(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true));

        int status = RapportCommand.commandLine(surroundings)
                .execute("demo", "--data", parent.resolve("data").toString());

        assertThat(status).isEqualTo(RapportCommand.MISTAKEN);
        assertThat(err.toString()).startsWith("RAPPORT_RATE_LIMIT is 3: ").contains("Set it to 4 or more.");
        assertThat(parent.resolve("data")).doesNotExist();
    }
}
