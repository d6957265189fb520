package dev.rapport.http.server;

import dev.rapport.http.exchange.Answer;
import dev.rapport.http.exchange.Answering;
import dev.rapport.http.exchange.Endpoint;
import dev.rapport.http.problem.Problems;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.ParsedEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts routes into Javalin, with an answer to every method on each path: HEAD as GET, OPTIONS with what there is, and
 * 405 for the rest. A path that is spelled out has to stand in the table before one with a name in its place.
 */
final class RouteTable {

    private static final Endpoint NOT_FOUND = call -> Answer.problem(Problems.notFound());

    private final Map<String, Map<String, Endpoint>> paths = new LinkedHashMap<>();
    private final Cors cors;

    RouteTable(List<Route> routes, Cors cors) {
        this.cors = cors;
        routes.forEach(this::add);
        paths.values().forEach(this::addOptions);
    }

    private void add(Route route) {
        Map<String, Endpoint> methods = paths.computeIfAbsent(route.path(), path -> new TreeMap<>());
        methods.put(route.method().name(), route.endpoint());
        if (route.method().equals(HandlerType.GET)) {
            methods.put(HandlerType.HEAD.name(), route.endpoint());
        }
    }

    private void addOptions(Map<String, Endpoint> methods) {
        methods.put(HandlerType.OPTIONS.name(), call -> Answer.noContent(cors.options(call, allow(methods))));
    }

    void install(JavalinConfig config) {
        paths.keySet()
                .forEach(path -> HandlerType.values().stream()
                        .filter(HandlerType::isHttpMethod)
                        .forEach(method ->
                                config.routes.addHttpHandler(method, path, context -> answer(context, path))));
        config.routes.exception(HttpResponseException.class, (notFound, context) -> answerUnmatched(config, context));
        config.routes.exception(Exception.class, (fault, context) -> Answering.fault(fault, context.res()));
        config.router.javaLangErrorHandler((response, fault) -> Answering.fault(fault, response));
    }

    private void answer(Context context, String path) {
        context.req().setAttribute(AccessLog.ROUTE, path);
        Map<String, Endpoint> methods = paths.get(path);
        Endpoint other = call -> Answer.problem(Problems.methodNotAllowed(allow(methods)));
        Answering.answer(methods.getOrDefault(context.req().getMethod(), other), context);
    }

    /** Javalin knows no route: none for the path, or none for a method that it has never heard of. */
    private void answerUnmatched(JavalinConfig config, Context context) {
        ParsedEndpoint known =
                config.unsafe.internalRouter.findFirstHttpHandlerEntry(HandlerType.OPTIONS, context.path());
        if (known == null) {
            Answering.answer(NOT_FOUND, context);
        } else {
            answer(context, known.endpoint.path);
        }
    }

    private static String allow(Map<String, Endpoint> methods) {
        return String.join(", ", methods.keySet());
    }
}
