package dev.rapport.web.looks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rapport.web.support.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page in Chromium over a store that stands still: in any state, on any screen, without a server. */
final class Looks implements AutoCloseable {

    /** An address that nobody has: every request is answered from the module's own folders. */
    private static final String ORIGIN = "http://looks.test/";

    private static final Path BUNDLE = Path.of("target/classes/dev/rapport/web/rapport-messages.js");
    private static final Path FOLDER = Path.of("src/test/javascript/looks");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8");

    private final Chromium chromium;
    private final List<String> faults = new ArrayList<>();

    private Looks(Chromium chromium) {
        this.chromium = chromium;
    }

    /** On this machine's Chromium; where there is none, the tests are skipped. */
    static Looks start() {
        Optional<Chromium> chromium = Chromium.start();
        assumeTrue(chromium.isPresent(), "There is no Chromium here.");
        return new Looks(chromium.orElseThrow());
    }

    /** Shows a state of {@code states.js}. */
    Page show(String state, Screen screen, ColorScheme colors) {
        return show(
                "looks.html?state=" + state,
                new Browser.NewContextOptions()
                        .setViewportSize(screen.width, screen.height)
                        .setColorScheme(colors));
    }

    Page show(String state, Screen screen) {
        return show(state, screen, ColorScheme.LIGHT);
    }

    private Page show(String path, Browser.NewContextOptions options) {
        Page page = chromium.browser()
                .newContext(options.setReducedMotion(ReducedMotion.REDUCE))
                .newPage();
        page.setDefaultTimeout(10_000);
        page.onPageError(faults::add);
        page.route("**/*", Looks::answer);
        page.navigate(ORIGIN + path);
        page.waitForFunction("() => window.looks?.element.shadowRoot?.querySelector('.root *')");
        return page;
    }

    /** What has gone wrong in the pages so far, uncaught. */
    List<String> faults() {
        return faults;
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath().substring(1);
        Path file = path.equals("rapport-messages.js") ? BUNDLE : FOLDER.resolve(path);
        String ending = path.substring(path.lastIndexOf('.') + 1);
        if (!Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
            return;
        }
        try {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(TYPES.get(ending))
                    .setBodyBytes(Files.readAllBytes(file)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        chromium.close();
    }

    /** With two panes, and with one. */
    enum Screen {
        WIDE(1200, 760),
        NARROW(390, 780);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }
}
