package dev.rapport.web.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, driven by Playwright, which downloads none. Where there is none, a person sees tests skipped
 * and a CI sees them fail.
 */
public final class Chromium implements AutoCloseable {

    /** The variable by which a person says where it is. */
    private static final String VARIABLE = "RAPPORT_CHROMIUM";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-gpu");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /**
     * Starts it, or answers with nothing where there is none.
     *
     * @throws IllegalStateException where there is none and {@code CI} is true
     */
    public static Optional<Chromium> start() {
        Optional<Path> executable = executable();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("There is no Chromium here, and this is a CI.");
        }
        return executable.map(Chromium::new);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> executable() {
        String path = System.getenv("PATH");
        return Stream.concat(
                        Stream.ofNullable(System.getenv(VARIABLE)).map(Path::of),
                        Stream.of(path == null ? new String[0] : path.split(java.io.File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
