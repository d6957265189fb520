package dev.rapport.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rapport.web.support.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** What tests of the page in a real browser have: one Chromium for all of them, and a context for each window. */
@Timeout(120)
abstract class PageTest {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 760;

    private static Optional<Chromium> chromium;

    private final List<Window> windows = new ArrayList<>();

    @BeforeAll
    static void startChromium() {
        if (chromium == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            chromium = Chromium.start();
            chromium.ifPresent(started -> Runtime.getRuntime().addShutdownHook(new Thread(started::close)));
        }
        assumeTrue(chromium.isPresent(), "There is no Chromium here.");
    }

    @AfterEach
    void closeWindows() {
        for (Window window : windows) {
            window.page().context().close();
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** A window of somebody who shares nothing with the others. */
    Window window() {
        return window(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    }

    Window window(Browser.NewContextOptions options) {
        return window(chromium.orElseThrow().browser().newContext(options));
    }

    /** Another window or tab of the same browser. */
    Window window(BrowserContext context) {
        Window window = new Window(context);
        windows.add(window);
        return window;
    }
}
