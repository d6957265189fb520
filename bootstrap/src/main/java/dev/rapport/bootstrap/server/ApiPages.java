package dev.rapport.bootstrap.server;

import dev.rapport.http.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The API for people, at {@code /docs/}: Swagger UI, out of its webjar, over {@code /openapi.yaml}. */
final class ApiPages {

    private static final String FOLDER = "docs/";
    private static final String OURS = "/dev/rapport/bootstrap/docs/";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** Swagger UI writes styles into the page, and has its icons in its style sheet. It runs no script but its own. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private ApiPages() {}

    /** All that is served. */
    static List<SiteFile> files() {
        String swagger = WEBJAR + version() + "/";
        return List.of(
                new SiteFile(FOLDER + "index.html", read(OURS + "index.html"), Optional.of(POLICY)),
                new SiteFile(FOLDER + "start.js", read(OURS + "start.js")),
                new SiteFile(FOLDER + "swagger-ui.css", read(swagger + "swagger-ui.css")),
                new SiteFile(FOLDER + "swagger-ui-bundle.js", read(swagger + "swagger-ui-bundle.js")));
    }

    private static String version() {
        try (InputStream file = ApiPages.class.getResourceAsStream(WEBJAR_VERSION)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return properties.getProperty("version");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream file = ApiPages.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + resource + " to serve");
            }
            return file.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
