package dev.rapport.http.live;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * What waits to be written to one socket: bounded, one write at a time, the next when the last is done. Nobody who offers
 * a frame waits. It holds everything back until it begins. Thread-safe.
 */
final class Outbox {

    /** For a frame whose way nobody measures. */
    static final long UNMEASURED = 0;

    private static final Runnable NOTHING = () -> {};

    private final Writer writer;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean hasBegun;
    private boolean isWriting;
    private boolean isPumping;
    private boolean isOver;
    private Runnable whenEmpty = NOTHING;
    private Runnable whenRoomy = NOTHING;

    /**
     * A frame in the box.
     *
     * @param since when what it tells was published, in nanoseconds, or {@link #UNMEASURED}
     */
    record Entry(OutgoingFrame frame, long since) {}

    /** Writes to the socket. */
    interface Writer {

        /** Begins to write, and returns; the callback is called when it is done. */
        void write(OutgoingFrame frame, Callback callback);

        /** It was written. */
        void written(Entry entry);

        /** It could not be written. */
        void failed(Throwable cause);
    }

    Outbox(Writer writer) {
        this.writer = writer;
    }

    /** Takes a frame; false where there is no room for it: then it is over. What comes after the end is dropped. */
    boolean offer(OutgoingFrame frame, long since) {
        synchronized (this) {
            if (isOver) {
                return true;
            }
            boolean isTooMuch = !waiting.isEmpty() && bytes + frame.bytes() > LiveLimits.MAX_OUTBOX_BYTES;
            if (waiting.size() >= LiveLimits.MAX_OUTBOX_FRAMES || isTooMuch) {
                discard();
                return false;
            }
            waiting.add(new Entry(frame, since));
            bytes += frame.bytes();
        }
        pump();
        return true;
    }

    /** Begins to write: this frame first, then what has come before. */
    void begin(OutgoingFrame first) {
        synchronized (this) {
            if (isOver) {
                return;
            }
            hasBegun = true;
            waiting.addFirst(new Entry(first, UNMEASURED));
            bytes += first.bytes();
        }
        pump();
    }

    /** Takes nothing more; when all that waits is written, does the last thing. Where nothing was begun, at once. */
    void finish(Runnable last) {
        synchronized (this) {
            if (!isOver) {
                isOver = true;
                if (!hasBegun) {
                    discard();
                }
            }
            whenEmpty = last;
        }
        pump();
    }

    /** Takes nothing more, and forgets what waits. */
    synchronized void discard() {
        isOver = true;
        waiting.clear();
        bytes = 0;
        whenRoomy = NOTHING;
    }

    /** Does something once there is not much left to be written. */
    void whenRoomy(Runnable task) {
        synchronized (this) {
            whenRoomy = task;
        }
        pump();
    }

    /** Begins what can be begun. A write may be done before it returns: then this loop goes on, and not a call inside it. */
    private void pump() {
        synchronized (this) {
            if (isPumping) {
                return;
            }
            isPumping = true;
        }
        Runnable next = next();
        while (next != NOTHING) {
            try {
                next.run();
            } catch (RuntimeException fault) {
                writer.failed(fault);
            }
            next = next();
        }
    }

    /** What is to be done next; nothing: then somebody else pumps. */
    private synchronized Runnable next() {
        if (bytes <= LiveLimits.ROOMY_OUTBOX_BYTES && whenRoomy != NOTHING) {
            Runnable task = whenRoomy;
            whenRoomy = NOTHING;
            return task;
        }
        if (!isWriting && waiting.isEmpty() && whenEmpty != NOTHING) {
            Runnable task = whenEmpty;
            whenEmpty = NOTHING;
            return task;
        }
        if (isWriting || waiting.isEmpty() || !hasBegun) {
            isPumping = false;
            return NOTHING;
        }
        isWriting = true;
        Entry entry = waiting.poll();
        return () ->
                writer.write(entry.frame(), Callback.from(() -> written(entry), failure -> writer.failed(failure)));
    }

    private void written(Entry entry) {
        synchronized (this) {
            isWriting = false;
            bytes = Math.max(0, bytes - entry.frame().bytes());
        }
        writer.written(entry);
        pump();
    }
}
