package dev.rapport.http.site;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.server.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Messages page: {@code index.html} at {@code /} (another page's at its folder), each other file under its own name, and at {@code /origins.json} the
 * origins that may frame the page and hand it a token (docs/adr/0016).
 */
public final class Site {

    private final List<SiteFile> files;
    private final List<String> origins;

    /** @param origins whose pages may call the API: they may frame the page too */
    public Site(List<SiteFile> files, List<String> origins) {
        this.files = List.copyOf(files);
        this.origins = List.copyOf(origins);
    }

    /** None where there are no files. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (SiteFile file : files) {
            routes.add(Route.get(path(file), new FileEndpoint(file, headers(file))));
            if (file.isIndex()) {
                routes.add(Route.get("/" + file.name(), call -> Answer.movedTo(path(file))));
            }
            if (file.name().equals(SiteFile.INDEX)) {
                routes.add(Route.get("/origins.json", call -> origins()));
            }
        }
        return routes;
    }

    private Answer origins() {
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("origins");
            for (String origin : origins) {
                json.writeString(origin);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String path(SiteFile file) {
        String name = file.name();
        return "/" + (file.isIndex() ? name.substring(0, name.length() - SiteFile.INDEX.length()) : name);
    }

    private Map<String, String> headers(SiteFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (file.isPage()) {
            headers.put("Content-Security-Policy", file.policy().orElseGet(this::pagePolicy));
            headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        } else {
            // Scripts are the same for everybody: any page may load them, and read what its console says of them.
            headers.put("Access-Control-Allow-Origin", "*");
            headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        }
        return headers;
    }

    /**
     * Nothing but our own scripts and styles, from files; text is never markup (trusted types); pictures are those that the
     * directory accepts: https, or this machine's own.
     */
    private String pagePolicy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "connect-src 'self'",
                "img-src 'self' https: http://127.0.0.1:* http://localhost:*",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors " + String.join(" ", frameAncestors()),
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }

    private List<String> frameAncestors() {
        List<String> ancestors = new ArrayList<>(List.of("'self'"));
        ancestors.addAll(origins);
        return ancestors;
    }
}
