package dev.rapport.bootstrap.server;

import dev.rapport.http.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The files of the module {@code web}, which is a jar of them and knows nobody. */
final class MessagesPage {

    private static final String FOLDER = "/dev/rapport/web/";

    private static final List<String> NAMES = List.of(
            "index.html",
            "icon.svg",
            "page.css",
            "page.js",
            "page.js.map",
            "rapport-messages.js",
            "rapport-messages.js.map",
            "rapport-client.js",
            "rapport-client.js.map");

    private MessagesPage() {}

    /** All that is served. */
    static List<SiteFile> files() {
        return NAMES.stream().map(MessagesPage::read).toList();
    }

    private static SiteFile read(String name) {
        try (InputStream file = MessagesPage.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The module web has no " + name);
            }
            return new SiteFile(name, file.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
