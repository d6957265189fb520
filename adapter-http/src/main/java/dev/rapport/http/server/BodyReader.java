package dev.rapport.http.server;

import dev.rapport.http.exchange.RawBody;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a body before anybody handles its request, without holding a thread while it comes: a client that drips its
 * bytes costs the server a connection and {@link RawBody#MAX_BYTES} at most. Of a body that is larger nothing is kept;
 * up to a bound it is read to its end all the same, because a client that is cut off while writing never sees the
 * answer.
 */
final class BodyReader extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("POST", "PUT");

    /** How much of a body that is too large is read away. */
    private static final long MAX_DISCARDED = 1_048_576;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!METHODS.contains(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        long length = request.getLength();
        boolean waitsForConsent = request.getHeaders().contains(HttpHeader.EXPECT);
        if (length > MAX_DISCARDED || length > RawBody.MAX_BYTES && waitsForConsent) {
            request.setAttribute(RawBody.ATTRIBUTE, new RawBody.TooLarge());
            return super.handle(request, response, callback);
        }
        new Reading(request, response, callback).read(false);
        return true;
    }

    /** The reading of one body: goes on whenever more of it has come. */
    private final class Reading implements Invocable.Task {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long length;

        Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void run() {
            read(true);
        }

        /** @param isCalledBack whether the thread is one that must not be held */
        void read(boolean isCalledBack) {
            boolean isDone = false;
            while (!isDone) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                keep(chunk);
                isDone = chunk.isLast() || length > MAX_DISCARDED;
                chunk.release();
            }
            if (isCalledBack) {
                request.getContext().execute(this::pass);
            } else {
                pass();
            }
        }

        private void keep(Content.Chunk chunk) {
            length += chunk.remaining();
            if (length <= RawBody.MAX_BYTES) {
                byte[] bytes = new byte[chunk.remaining()];
                chunk.get(bytes, 0, bytes.length);
                kept.writeBytes(bytes);
            }
        }

        private void pass() {
            boolean isWhole = length <= RawBody.MAX_BYTES;
            request.setAttribute(
                    RawBody.ATTRIBUTE, isWhole ? new RawBody.Whole(kept.toByteArray()) : new RawBody.TooLarge());
            try {
                if (!BodyReader.super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception fault) {
                Response.writeError(request, response, callback, fault);
            }
        }

        /** The client's fault, whatever it is, and never ours: also where it is gone and can't be told. */
        private void fail(Throwable failure) {
            int status = failure instanceof TimeoutException
                    ? HttpStatus.REQUEST_TIMEOUT_408
                    : failure instanceof HttpException refusal ? refusal.getCode() : HttpStatus.BAD_REQUEST_400;
            Response.writeError(request, response, callback, status);
        }
    }
}
