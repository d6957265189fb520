package dev.rapport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs command lines with curl in them as a person does who pastes them into a shell. */
final class Curl {

    private final Path home;

    private Curl(Path home) {
        this.home = home;
    }

    /** A machine without curl skips the test, for all to see; in CI that is a failure. */
    static Curl in(Path home) throws Exception {
        boolean isHere =
                new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isHere).as("curl is installed").isTrue();
        }
        assumeTrue(isHere, "curl is not installed");
        // The line itself stays as it is, and yet an answer that is not 2xx makes it fail.
        Files.writeString(home.resolve(".curlrc"), "fail-with-body\n");
        return new Curl(home);
    }

    JsonNode run(String line) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
        builder.environment().put("CURL_HOME", home.toString());
        Process process = builder.start();
        String answer = Said.on(process.getInputStream()).all();
        assertThat(process.waitFor()).as("%s%n%s", line, answer).isZero();
        return new ObjectMapper().readTree(answer);
    }
}
