package dev.rapport.benchmark.part;

import dev.rapport.benchmark.load.Load;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * The book of messages that are sent and have to arrive, each once, and in each conversation in the order of their seqs.
 * Messages are numbered from 0. Each message is due and acknowledged by one thread, and all arrive at one.
 */
final class Deliveries {

    private static final long NEVER = Long.MIN_VALUE;

    private final long[] due;
    private final long[] acknowledged;
    private final long[] arrived;
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private int doubled;
    private int disordered;

    Deliveries(int messages) {
        due = new long[messages];
        acknowledged = new long[messages];
        arrived = new long[messages];
        Arrays.fill(arrived, NEVER);
    }

    int messages() {
        return due.length;
    }

    /** When the message was to be sent, whether or not it was sent in time. */
    void due(int message, long nanos) {
        due[message] = nanos;
    }

    void acknowledged(int message, long nanos) {
        acknowledged[message] = nanos;
    }

    void arrived(int message, String conversation, long seq, long nanos) {
        if (arrived[message] != NEVER) {
            doubled++;
            return;
        }
        arrived[message] = nanos;
        Long before = lastSeqs.put(conversation, seq);
        if (before != null && seq <= before) {
            disordered++;
        }
        arrivals.incrementAndGet();
    }

    /** How many have not arrived yet. */
    int missing() {
        return messages() - arrivals.get();
    }

    /** How many arrived more than once. */
    int doubled() {
        return doubled;
    }

    /** How many arrived after one that came later in their conversation. */
    int disordered() {
        return disordered;
    }

    /** Nanoseconds from when a message was due until it arrived: what the client was late counts. */
    Histogram sinceDue() {
        return between(due);
    }

    /** Nanoseconds from the answer until the message arrived; 0 where it arrived before. */
    Histogram sinceAcknowledged() {
        return between(acknowledged);
    }

    private Histogram between(long[] begin) {
        Histogram latencies = Load.histogram();
        for (int i = 0; i < begin.length; i++) {
            if (arrived[i] != NEVER) {
                latencies.recordValue(
                        Math.min(Math.max(0, arrived[i] - begin[i]), latencies.getHighestTrackableValue()));
            }
        }
        return latencies;
    }
}
