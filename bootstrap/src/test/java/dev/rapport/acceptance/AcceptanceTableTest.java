package dev.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/acceptance.md speaks of everything that the ticket asks for, and only of tests that there are. */
class AcceptanceTableTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TABLE = ROOT.resolve("docs/acceptance.md");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern SCRIPT = Pattern.compile("`([\\w-]+\\.test\\.js)`");
    private static final int CRITERIA = 21;
    private static final int EDGE_CASES = 10;
    private static final int ERROR_STATES = 8;

    @ParameterizedTest
    @MethodSource("claims")
    void everythingAskedForShouldHaveTestsThatShowIt(String claim) throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| " + claim + " |"))
                .toList();

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(METHOD.matcher(row).find()).isTrue());
    }

    static Stream<String> claims() {
        return Stream.concat(
                IntStream.rangeClosed(1, CRITERIA).mapToObj(number -> "AC-" + number),
                IntStream.rangeClosed(1, EDGE_CASES).mapToObj(number -> "Edge " + number));
    }

    @Test
    void everyErrorStateShouldHaveTestsThatShowIt() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| Error: "))
                .toList();

        assertThat(rows)
                .hasSize(ERROR_STATES)
                .allMatch(row -> METHOD.matcher(row).find());
    }

    @Test
    void testsThatAreNamedShouldExist() throws IOException {
        String table = Files.readString(TABLE);
        List<Path> sources = sources();
        List<String> missing = new ArrayList<>();
        for (MatchResult named : METHOD.matcher(table).results().toList()) {
            if (!exists(sources, named.group(1), named.group(2))) {
                missing.add(named.group());
            }
        }
        for (MatchResult named : SCRIPT.matcher(table).results().toList()) {
            if (sources.stream().noneMatch(source -> source.endsWith(named.group(1)))) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean exists(List<Path> sources, String type, String method) throws IOException {
        Pattern declaration =
                Pattern.compile("@(?:Test|ParameterizedTest|TestFactory)\\b[^;{}]*?(?:\\{[^{}]*}[^;{}]*?)*\\s"
                        + Pattern.quote(method) + "\\(");
        for (Path source : sources) {
            if (source.endsWith(type + ".java")
                    && declaration.matcher(Files.readString(source)).find()) {
                return true;
            }
        }
        return false;
    }

    /** Of all modules. */
    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests : modules.map(module -> module.resolve("src/test"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    all.addAll(files.filter(Files::isRegularFile).collect(Collectors.toList()));
                }
            }
        }
        return all;
    }
}
