package dev.rapport.http.server;

import dev.rapport.http.exchange.RawBody;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The reading of one body: goes on whenever more of it has come, until its end, its limit or its time. Of a body that is
 * too large nothing is kept; up to a bound it is read to its end all the same, because a client that is cut off while it
 * writes never sees the answer.
 */
final class BodyReading implements Invocable.Task {

    /** How much of a body that is too large is read away. */
    static final long MAX_DISCARDED = 1_048_576;

    private final Request request;
    private final Duration limit;
    private final Reader reader;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;
    private Optional<Scheduler.Task> deadline = Optional.empty();
    private boolean isSettled;

    /** Who waits for the body: told once, by a thread that may be held. */
    interface Reader {
        void done(RawBody body);

        /** It does not come, or not as it should: always the client's doing. */
        void failed(int status);
    }

    BodyReading(Request request, Duration limit, Reader reader) {
        this.request = request;
        this.limit = limit;
        this.reader = reader;
    }

    /** Most bodies are there already: then the reader is told at once, by this thread. */
    void begin() {
        step().ifPresent(Runnable::run);
    }

    /** More has come. The thread is one that must not be held. */
    @Override
    public void run() {
        step().ifPresent(request.getContext()::execute);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Reads what is there; what is to be told, if that settles it. */
    private synchronized Optional<Runnable> step() {
        while (!isSettled) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                waitForMore();
                return Optional.empty();
            }
            if (isSilence(chunk)) {
                continue;
            }
            if (Content.Chunk.isFailure(chunk)) {
                int status = status(chunk.getFailure());
                return settled(() -> reader.failed(status));
            }
            keep(chunk);
            boolean isDone = chunk.isLast() || length > MAX_DISCARDED;
            chunk.release();
            if (isDone) {
                return settled(() -> reader.done(body()));
            }
        }
        return Optional.empty();
    }

    /**
     * The connection was silent for its idle time, and may speak again. Our own deadline holds instead: the idle time is
     * short once the server stops, and what is under way is to be finished.
     */
    private static boolean isSilence(Content.Chunk chunk) {
        return Content.Chunk.isFailure(chunk, false) && chunk.getFailure() instanceof TimeoutException;
    }

    private void waitForMore() {
        if (deadline.isEmpty()) {
            Scheduler scheduler = request.getComponents().getScheduler();
            deadline = Optional.of(scheduler.schedule(this::giveUp, limit.toMillis(), TimeUnit.MILLISECONDS));
        }
        request.demand(this);
    }

    private void giveUp() {
        expire().ifPresent(request.getContext()::execute);
    }

    private synchronized Optional<Runnable> expire() {
        return isSettled ? Optional.empty() : settled(() -> reader.failed(HttpStatus.REQUEST_TIMEOUT_408));
    }

    private Optional<Runnable> settled(Runnable news) {
        isSettled = true;
        deadline.ifPresent(Scheduler.Task::cancel);
        return Optional.of(news);
    }

    private void keep(Content.Chunk chunk) {
        length += chunk.remaining();
        if (length <= RawBody.MAX_BYTES) {
            byte[] bytes = new byte[chunk.remaining()];
            chunk.get(bytes, 0, bytes.length);
            kept.writeBytes(bytes);
        }
    }

    private RawBody body() {
        return length <= RawBody.MAX_BYTES ? new RawBody.Whole(kept.toByteArray()) : new RawBody.TooLarge();
    }

    private static int status(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return HttpStatus.REQUEST_TIMEOUT_408;
        }
        return failure instanceof HttpException refusal ? refusal.getCode() : HttpStatus.BAD_REQUEST_400;
    }
}
