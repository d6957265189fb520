package dev.rapport.web.looks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rapport.web.looks.Looks.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the README's pictures, when {@code bin/screenshots} asks for it; its name keeps it out of every other build. */
class Screenshots {

    private static final int MOST_BYTES = 150_000;

    @ParameterizedTest
    @CsvSource({
        "wide-light, chat-showcase, WIDE, LIGHT",
        "wide-dark, chat-showcase, WIDE, DARK",
        "narrow, chat-showcase, NARROW, LIGHT"
    })
    void takePicture(String name, String state, Screen screen, ColorScheme colors) throws Exception {
        Path picture = Path.of(System.getProperty("screenshots.folder"), name + ".png");
        try (Looks looks = Looks.start()) {
            Page page = looks.show(state, screen, colors);
            page.evaluate("() => document.fonts.ready.then(() => null)");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }
        assertThat(Files.size(picture)).isLessThan(MOST_BYTES);
    }
}
