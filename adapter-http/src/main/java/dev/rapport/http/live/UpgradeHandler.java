package dev.rapport.http.live;

import dev.rapport.http.exchange.Answering;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import dev.rapport.http.server.AccessLog;
import dev.rapport.http.server.ErrorPages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * Makes sockets of upgrades on their paths, in front of everything that answers requests. A bad token is an accepted upgrade
 * that is closed at once: browsers tell their pages the code of that, and nothing of a refused one.
 */
public final class UpgradeHandler extends Handler.Wrapper {

    /** What the handshake needs: all else that came with the upgrade, the token first of all, must not outlive it. */
    private static final Set<HttpHeader> KEPT = Set.of(
            HttpHeader.HOST,
            HttpHeader.UPGRADE,
            HttpHeader.CONNECTION,
            HttpHeader.SEC_WEBSOCKET_KEY,
            HttpHeader.SEC_WEBSOCKET_VERSION,
            HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL);

    private final SocketTools tools;
    private ServerWebSocketContainer container;

    UpgradeHandler(SocketTools tools) {
        this.tools = tools;
    }

    /** Puts itself in front of the server's present handler. */
    public void install(Server server) {
        container = ServerWebSocketContainer.ensure(server);
        container.setIdleTimeout(Duration.ZERO);
        container.setInputBufferSize(LiveLimits.INPUT_BUFFER_BYTES);
        container.setMaxTextMessageSize(LiveLimits.MAX_FRAME_BYTES);
        container.setMaxFrameSize(LiveLimits.MAX_FRAME_BYTES);
        server.insertHandler(this);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Scope> scope = Scope.of(Request.getPathInContext(request));
        if (scope.isEmpty()) {
            return super.handle(request, response, callback);
        }
        request.setAttribute(AccessLog.ROUTE, scope.get().route());
        Optional<Problem> problem = problem(request);
        if (problem.isPresent()) {
            ErrorPages.write(problem.get(), response, callback);
        } else {
            upgrade(request, scope.get(), response, callback);
        }
        return true;
    }

    /** Whatever goes wrong is answered here: Jetty would log the request, and with it the token in its query. */
    private void upgrade(Request request, Scope scope, Response response, Callback callback) {
        try {
            Socket socket = new Socket(tools, scope, tools.tickets().of(request));
            if (!upgrade(socket, new Bare(request), response, callback)) {
                ErrorPages.write(Problems.upgradeRequired(), response, callback);
            }
        } catch (RuntimeException fault) {
            ErrorPages.write(Answering.problemOf(fault), response, callback);
        }
    }

    private boolean upgrade(Socket socket, Request bare, Response response, Callback callback) {
        return container.upgrade(
                (request, answer, done) -> {
                    answer.setExtensions(List.of());
                    return socket;
                },
                bare,
                response,
                callback);
    }

    private Optional<Problem> problem(Request request) {
        if (!HttpMethod.GET.is(request.getMethod())) {
            return Optional.of(Problems.methodNotAllowed(HttpMethod.GET.asString()));
        }
        return tools.sockets().isStopping() ? Optional.of(Problems.unavailable()) : Optional.empty();
    }

    /** An upgrade without its query and most of its headers: Jetty keeps what it is given for as long as the socket. */
    private static final class Bare extends Request.Wrapper {

        private final HttpURI uri;
        private final HttpFields headers;

        Bare(Request request) {
            super(request);
            uri = HttpURI.build(request.getHttpURI()).query(null).asImmutable();
            HttpFields.Mutable kept = HttpFields.build();
            for (HttpField field : request.getHeaders()) {
                // Null for headers that Jetty does not know by name, of which browsers send some.
                if (field.getHeader() != null && KEPT.contains(field.getHeader())) {
                    kept.add(field);
                }
            }
            headers = kept.asImmutable();
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
