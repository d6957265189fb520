package dev.rapport.http.server;

import dev.rapport.http.exchange.Endpoint;
import io.javalin.http.HandlerType;

/**
 * One row of the table of routes.
 *
 * @param path with {@code {names}} for what varies; a slash at the end is optional in requests
 */
public record Route(HandlerType method, String path, Endpoint endpoint) {

    public static Route get(String path, Endpoint endpoint) {
        return new Route(HandlerType.GET, path, endpoint);
    }

    public static Route post(String path, Endpoint endpoint) {
        return new Route(HandlerType.POST, path, endpoint);
    }

    public static Route put(String path, Endpoint endpoint) {
        return new Route(HandlerType.PUT, path, endpoint);
    }

    public static Route delete(String path, Endpoint endpoint) {
        return new Route(HandlerType.DELETE, path, endpoint);
    }
}
