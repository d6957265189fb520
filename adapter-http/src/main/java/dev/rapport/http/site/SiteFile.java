package dev.rapport.http.site;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A file that is served as it is, to anybody: part of the Messages page. What is in it is not for the server to know.
 *
 * @param name under which it is served, at the top: {@code rapport-messages.js}; a name of two or more parts has slashes
 * @param content its bytes; never changed
 */
public record SiteFile(String name, byte[] content) {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "map", "application/json");

    public SiteFile {
        Objects.requireNonNull(content, "content");
        if (!MEDIA_TYPES.containsKey(ending(name))) {
            throw new IllegalArgumentException("A site has no files of this kind: " + name);
        }
    }

    /** As browsers need it: they are told not to guess. */
    String mediaType() {
        return MEDIA_TYPES.get(ending(name));
    }

    boolean isPage() {
        return ending(name).equals("html");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
