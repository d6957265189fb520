package dev.rapport.http.server;

import dev.rapport.http.exchange.Answering;
import dev.rapport.http.exchange.Correlation;
import dev.rapport.http.problem.Problem;
import dev.rapport.http.problem.Problems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Makes problems of what Jetty refuses by itself: broken requests, headers too large, calls while it stops. */
public final class ErrorPages implements Request.Handler {

    private final ResponseHeaders responseHeaders;

    ErrorPages(ResponseHeaders responseHeaders) {
        this.responseHeaders = responseHeaders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        responseHeaders.customize(request, response.getHeaders());
        write(problem(request, response), response, callback);
        return true;
    }

    /** Answers with a problem. */
    public static void write(Problem problem, Response response, Callback callback) {
        byte[] body = problem.toJson();
        HttpFields.Mutable headers = response.getHeaders();
        problem.headers().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.setStatus(problem.status());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static Problem problem(Request request, Response response) {
        Object fault = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = fault instanceof HttpException refusal ? refusal.getCode() : response.getStatus();
        return Problems.isRefusal(status)
                ? Problems.refusedByServer(status, HttpStatus.getMessage(status))
                : fault(
                        Correlation.of(request),
                        fault instanceof Throwable cause ? cause : new IllegalStateException("status " + status));
    }

    private static Problem fault(String id, Throwable fault) {
        return Correlation.within(id, () -> Answering.problemOf(fault, id));
    }
}
