package dev.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.rapport.web.support.Chromium;
import dev.rapport.web.support.ScriptServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Far more than any of them takes: the clock that they run on is their own. */
    private static final int LIMIT_MS = 30_000;

    private static Optional<Chromium> chromium;
    private static ScriptServer server;

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
        List<DynamicNode> files = new ArrayList<>();
        for (Path file : testFiles()) {
            for (Optional<String> timeZone : timeZones(file)) {
                files.add(container(file, timeZone));
            }
        }
        assertThat(files).as("test files").isNotEmpty();
        return files.stream();
    }

    private static List<Path> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ScriptServer.tests())) {
            return files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Optional<String>> timeZones(Path file) throws IOException {
        Matcher named = TIME_ZONES.matcher(Files.readString(file));
        return named.find()
                ? Stream.of(named.group(1).split(","))
                        .map(zone -> Optional.of(zone.strip()))
                        .toList()
                : List.of(Optional.empty());
    }

    private static DynamicContainer container(Path file, Optional<String> timeZone) {
        String name = ScriptServer.tests().relativize(file)
                + timeZone.map(zone -> " in " + zone).orElse("");
        ScriptPage page = new ScriptPage(file, timeZone);
        List<String> names = page.names();
        assertThat(names).as("tests of " + name).isNotEmpty();
        return DynamicContainer.dynamicContainer(
                name,
                IntStream.range(0, names.size())
                        .mapToObj(index -> DynamicTest.dynamicTest(names.get(index), () -> page.run(index))));
    }

    /** One file, loaded in a browser context of its own; what goes wrong beside a test fails it too. */
    private static final class ScriptPage {

        private static final String TESTING = "import('/test/support/testing.js')";

        private final Page page;
        private final List<String> uncaught = new ArrayList<>();

        ScriptPage(Path file, Optional<String> timeZone) {
            Browser.NewContextOptions options = new Browser.NewContextOptions();
            timeZone.ifPresent(options::setTimezoneId);
            BrowserContext context = chromium.orElseThrow().browser().newContext(options);
            context.setDefaultTimeout(LIMIT_MS);
            page = context.newPage();
            page.onPageError(uncaught::add);
            page.navigate(server.url());
            page.evaluate("path => import(path).then(() => null)", ScriptServer.pathOf(file));
        }

        @SuppressWarnings("unchecked")
        List<String> names() {
            return (List<String>) page.evaluate("() => " + TESTING + ".then(testing => testing.names())");
        }

        void run(int index) {
            uncaught.clear();
            Object fault = page.evaluate("index => " + TESTING + ".then(testing => testing.run(index))", index);
            if (fault != null) {
                fail(fault.toString());
            }
            assertThat(uncaught).as("uncaught errors").isEmpty();
        }
    }
}
