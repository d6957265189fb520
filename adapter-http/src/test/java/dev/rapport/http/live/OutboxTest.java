package dev.rapport.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jetty.websocket.api.Callback;
import org.junit.jupiter.api.Test;

/** What waits for a socket: in order, one write at a time, bounded. */
class OutboxTest {

    private static final OutgoingFrame HELLO = frame("hello");

    private final List<String> written = new ArrayList<>();
    private final Deque<Callback> underWay = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean isQuick = true;

    private final Outbox outbox = new Outbox(new Outbox.Writer() {
        @Override
        public void write(OutgoingFrame frame, Callback callback) {
            written.add(frame.text());
            if (isQuick) {
                callback.succeed();
            } else {
                underWay.add(callback);
            }
        }

        @Override
        public void written(Outbox.Entry entry) {}

        @Override
        public void failed(Throwable cause) {
            failures.add(cause);
        }
    });

    private static OutgoingFrame frame(String text) {
        return new OutgoingFrame("test", text, text.length());
    }

    private boolean offer(String text) {
        return outbox.offer(frame(text), Outbox.UNMEASURED);
    }

    @Test
    void nothingShouldBeWrittenBeforeItBegins() {
        offer("one");
        offer("two");
        assertThat(written).isEmpty();
        outbox.begin(HELLO);
        assertThat(written).containsExactly("hello", "one", "two");
    }

    @Test
    void oneWriteShouldBeUnderWayAtATime() {
        isQuick = false;
        outbox.begin(HELLO);
        offer("one");
        offer("two");
        assertThat(written).containsExactly("hello");
        underWay.poll().succeed();
        assertThat(written).containsExactly("hello", "one");
        assertThat(underWay).hasSize(1);
    }

    /** A write that is done at once must not begin the next from within. */
    @Test
    void manyQuickWritesShouldTakeNoDeepStack() {
        isQuick = false;
        outbox.begin(HELLO);
        IntStream.range(0, LiveLimits.MAX_OUTBOX_FRAMES).forEach(i -> offer("x"));
        isQuick = true;
        int[] deepest = {0};
        outbox.whenRoomy(() -> deepest[0] = Thread.currentThread().getStackTrace().length);
        underWay.poll().succeed();
        assertThat(written).hasSize(LiveLimits.MAX_OUTBOX_FRAMES + 1);
        outbox.whenRoomy(() -> deepest[0] = Thread.currentThread().getStackTrace().length);
        assertThat(deepest[0]).isLessThan(200);
    }

    @Test
    void oneFrameTooManyShouldEndIt() {
        isQuick = false;
        outbox.begin(HELLO);
        for (int i = 0; i < LiveLimits.MAX_OUTBOX_FRAMES; i++) {
            assertThat(offer("x")).isTrue();
        }
        assertThat(offer("x")).isFalse();
        underWay.poll().succeed();
        assertThat(written).containsExactly("hello");
        assertThat(offer("later")).as("dropped in silence").isTrue();
        assertThat(written).containsExactly("hello");
    }

    @Test
    void tooManyBytesShouldEndItButOneLargeFrameMayPass() {
        isQuick = false;
        outbox.begin(HELLO);
        String large = "x".repeat(LiveLimits.MAX_OUTBOX_BYTES);
        assertThat(offer(large)).isTrue();
        assertThat(offer("x")).isFalse();
    }

    @Test
    void whatWaitsShouldBeWrittenBeforeTheEnd() {
        isQuick = false;
        outbox.begin(HELLO);
        offer("one");
        List<String> end = new ArrayList<>();
        outbox.finish(() -> end.add("end"));
        offer("too late");
        underWay.poll().succeed();
        assertThat(end).isEmpty();
        underWay.poll().succeed();
        assertThat(end).containsExactly("end");
        assertThat(written).containsExactly("hello", "one");
    }

    @Test
    void theEndShouldComeAtOnceWhereNothingHasBegun() {
        offer("one");
        List<String> end = new ArrayList<>();
        outbox.finish(() -> end.add("end"));
        assertThat(end).containsExactly("end");
        outbox.begin(HELLO);
        assertThat(written).isEmpty();
    }

    @Test
    void thereShouldBeRoomOnceEnoughIsWritten() {
        isQuick = false;
        outbox.begin(HELLO);
        offer("x".repeat(LiveLimits.ROOMY_OUTBOX_BYTES));
        List<String> roomy = new ArrayList<>();
        outbox.whenRoomy(() -> roomy.add("roomy"));
        assertThat(roomy).isEmpty();
        underWay.poll().succeed();
        assertThat(roomy).containsExactly("roomy");
        underWay.poll().succeed();
        assertThat(roomy).hasSize(1);
    }

    @Test
    void aWriteThatFailsShouldBeToldOf() {
        isQuick = false;
        outbox.begin(HELLO);
        underWay.poll().fail(new IllegalStateException("planted"));
        assertThat(failures).hasSize(1);
    }
}
