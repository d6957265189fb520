package dev.rapport.web.looks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rapport.web.looks.Looks.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No state of the page has anything that axe objects to, wide or narrow, light or dark. */
class AccessibilityTest {

    private static Looks looks;

    @BeforeAll
    static void start() {
        looks = Looks.start();
    }

    @AfterAll
    static void stop() {
        if (looks != null) {
            looks.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> axeShouldFindNothing() {
        return Stream.of(Screen.values())
                .flatMap(screen -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(colors -> everyState(looks.show("list", screen, colors), screen + " " + colors)));
    }

    @SuppressWarnings("unchecked")
    private static DynamicContainer everyState(Page page, String name) {
        page.evaluate(axe());
        List<String> states = (List<String>) page.evaluate("() => Object.keys(looks.STATES)");
        assertThat(states).hasSizeGreaterThan(30);
        return DynamicContainer.dynamicContainer(
                name, states.stream().map(state -> DynamicTest.dynamicTest(state, () -> check(page, state))));
    }

    private static void check(Page page, String state) {
        Object violations = page.evaluate("""
                async state => {
                  looks.show(looks.STATES[state]);
                  await looks.element.updateComplete;
                  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                  const found = await axe.run(document, {resultTypes: ['violations']});
                  return found.violations.map(one => one.id + ': ' + one.help + '\\n'
                      + one.nodes.map(node => '  ' + node.html + '\\n  ' + node.failureSummary).join('\\n'));
                }""", state);

        assertThat((List<?>) violations).isEmpty();
        assertThat(looks.faults()).isEmpty();
    }

    private static String axe() {
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
