package com.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows of embedding is what stands, and runs, here. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path EXAMPLE = Path.of("src", "main", "java", "com", "example", "studio", "Studio.java");

    private static final Pattern BLOCK =
            Pattern.compile("### Embedding the core\n.*?```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile("^ *// README\n(.*?)^ *// README: end\n", Pattern.DOTALL | Pattern.MULTILINE);

    private static String shown() throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(ReadmeTest::text)
                .collect(Collectors.joining());
    }

    private static String text(MatchResult match) {
        return match.group(1).stripTrailing().stripIndent() + "\n";
    }

    @Test
    void theReadmeShouldShowTheMarkedRegionsOfTheExample() throws IOException {
        String marked = REGION.matcher(Files.readString(EXAMPLE))
                .results()
                .map(ReadmeTest::text)
                .collect(Collectors.joining("\n"));
        assertThat(marked).contains("new UseCases(", ".start(");
        assertThat(shown()).isEqualTo(marked);
    }
}
