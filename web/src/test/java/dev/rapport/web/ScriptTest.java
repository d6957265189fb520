package dev.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.rapport.web.support.Chromium;
import dev.rapport.web.support.ScriptPage;
import dev.rapport.web.support.ScriptServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the tests of {@code client} and {@code store}, which are written in JavaScript ({@code *.test.js}), in Chromium: each
 * of them is a test here. They need no server and no time of their own. A file's first line may name the time zones in
 * which it is to be run: {@code // timezones: Europe/Berlin, Asia/Kolkata}.
 */
class ScriptTest {

    private static final Pattern TIME_ZONES = Pattern.compile("^// timezones: (.+)$", Pattern.MULTILINE);

    private static Optional<Chromium> chromium;
    private static ScriptServer server;

    /** That of the file whose tests run; they do one after the other. */
    private static ScriptPage page;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        server = new ScriptServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        chromium.ifPresent(Chromium::close);
    }

    @TestFactory
    Stream<DynamicNode> scripts() throws IOException {
        if (chromium.isEmpty()) {
            return Stream.of(
                    DynamicTest.dynamicTest("in Chromium", () -> Assumptions.abort("There is no Chromium here.")));
        }
        List<Path> files = testFiles();
        assertThat(files).as("test files").isNotEmpty();
        return files.stream().flatMap(file -> timeZones(file).map(zone -> container(file, zone)));
    }

    private static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ScriptServer.tests())) {
            return files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Optional<String>> timeZones(Path file) {
        Matcher named = TIME_ZONES.matcher(ScriptServer.read(file));
        return named.find()
                ? Stream.of(named.group(1).split(",")).map(zone -> Optional.of(zone.strip()))
                : Stream.of(Optional.empty());
    }

    /** The file is loaded when its turn comes. */
    private static DynamicContainer container(Path file, Optional<String> timeZone) {
        String name = ScriptServer.tests().relativize(file)
                + timeZone.map(zone -> " in " + zone).orElse("");
        return DynamicContainer.dynamicContainer(name, Stream.of(file).flatMap(path -> tests(path, timeZone)));
    }

    private static Stream<DynamicTest> tests(Path file, Optional<String> timeZone) {
        if (page != null) {
            page.close();
        }
        page = ScriptPage.load(chromium.orElseThrow().browser(), server, file, timeZone);
        List<String> names = page.names();
        assertThat(names).as("tests of " + file).isNotEmpty();
        return IntStream.range(0, names.size())
                .mapToObj(index -> DynamicTest.dynamicTest(names.get(index), () -> run(index)));
    }

    private static void run(int index) {
        page.run(index).ifPresent(fault -> fail(fault));
        assertThat(page.uncaught()).as("uncaught errors").isEmpty();
    }
}
