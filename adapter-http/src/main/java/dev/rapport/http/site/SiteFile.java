package dev.rapport.http.site;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that is served as it is, to anybody: part of the Messages page, or of another. What is in it is not for the server to know.
 *
 * @param name under which it is served, at the top: {@code rapport-messages.js}; a name of two or more parts has slashes
 * @param content its bytes; never changed
 * @param policy the content security policy of a page that needs another than the Messages page
 */
public record SiteFile(String name, byte[] content, Optional<String> policy) {

    /** The name of a page that is served at its folder. */
    static final String INDEX = "index.html";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "map", "application/json",
            "yaml", "application/yaml");

    public SiteFile {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(policy, "policy");
        if (!MEDIA_TYPES.containsKey(ending(name))) {
            throw new IllegalArgumentException("A site has no files of this kind: " + name);
        }
    }

    public SiteFile(String name, byte[] content) {
        this(name, content, Optional.empty());
    }

    /** As browsers need it: they are told not to guess. */
    String mediaType() {
        return MEDIA_TYPES.get(ending(name));
    }

    boolean isPage() {
        return ending(name).equals("html");
    }

    boolean isIndex() {
        return name.equals(INDEX) || name.endsWith("/" + INDEX);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
