package dev.rapport.web.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file of tests that are written in JavaScript, loaded in a browser context of its own. */
public final class ScriptPage implements AutoCloseable {

    private static final String TESTING = "import('/test/support/testing.js')";

    private final BrowserContext context;
    private final Page page;
    private final List<String> uncaught = new ArrayList<>();

    private ScriptPage(BrowserContext context) {
        this.context = context;
        page = context.newPage();
        page.onPageError(uncaught::add);
    }

    /** Loads a file, in the browser's own time zone or another. */
    public static ScriptPage load(Browser browser, ScriptServer server, Path file, Optional<String> timeZone) {
        Browser.NewContextOptions options = new Browser.NewContextOptions();
        timeZone.ifPresent(options::setTimezoneId);
        ScriptPage loaded = new ScriptPage(browser.newContext(options));
        loaded.page.navigate(server.url());
        loaded.page.evaluate("path => import(path).then(() => null)", ScriptServer.pathOf(file));
        return loaded;
    }

    /** What its tests are called, in order. */
    @SuppressWarnings("unchecked")
    public List<String> names() {
        return (List<String>) page.evaluate("() => " + TESTING + ".then(testing => testing.names())");
    }

    /** Runs one test, and answers with what went wrong, if anything did. */
    public Optional<String> run(int index) {
        uncaught.clear();
        Object fault = page.evaluate("index => " + TESTING + ".then(testing => testing.run(index))", index);
        return Optional.ofNullable(fault).map(Object::toString);
    }

    /** What went wrong beside the last test: errors that nobody has caught. */
    public List<String> uncaught() {
        return List.copyOf(uncaught);
    }

    @Override
    public void close() {
        context.close();
    }
}
