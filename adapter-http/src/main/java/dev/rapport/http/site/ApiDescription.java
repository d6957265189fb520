package dev.rapport.http.site;

import dev.rapport.http.server.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** What the API is, for programs: an OpenAPI document. It is no secret, so tools on any page may read it. */
public final class ApiDescription {

    /** Under which it is served. */
    public static final String PATH = "/openapi.yaml";

    private static final String RESOURCE = "/dev/rapport/http/openapi.yaml";

    private ApiDescription() {}

    public static Route route() {
        return Route.get(
                PATH,
                new FileEndpoint(new SiteFile("openapi.yaml", read()), Map.of("Access-Control-Allow-Origin", "*")));
    }

    private static byte[] read() {
        try (InputStream resource = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            return resource.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
