package dev.rapport.push.fcm;

import dev.rapport.domain.message.Seq;
import dev.rapport.push.fcm.Push.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What waits for FCM: bounded, and for each {@linkplain Place place} in the order of seq, one at a time, for there a newer
 * notification takes the place of an older one, whichever comes last. Thread-safe.
 */
final class Outbox {

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        /** A newer one of the same place has been taken, or handed over already. */
        LATE,
        /** There is no room, or it is closed. */
        FULL
    }

    private final int room;
    private final Map<Place, Line> lines = new HashMap<>();
    private final Queue<Place> ready = new ArrayDeque<>();
    private final Map<Place, Seq> handedOver = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Seq> eldest) {
            return size() > FcmLimits.MAX_REMEMBERED;
        }
    };
    private int size;
    private int underWay;
    private boolean closed;

    /** What waits for one place. The first one may be under way, or rest: then the others wait for it. */
    private static final class Line {
        private final Deque<Push> pushes = new ArrayDeque<>();
        private boolean isResting;
    }

    /** @param room for how many pushes */
    Outbox(int room) {
        this.room = room;
    }

    synchronized Offer offer(Push push) {
        Place place = push.place();
        if (closed) {
            return Offer.FULL;
        }
        if (!push.seq().isAfter(newest(place))) {
            return Offer.LATE;
        }
        if (size == room) {
            return Offer.FULL;
        }
        size++;
        lines.computeIfAbsent(place, this::newLine).pushes.add(push);
        return Offer.TAKEN;
    }

    private Seq newest(Place place) {
        Line line = lines.get(place);
        return line == null
                ? handedOver.getOrDefault(place, Seq.NONE)
                : line.pushes.getLast().seq();
    }

    private Line newLine(Place place) {
        makeReady(place);
        return new Line();
    }

    private void makeReady(Place place) {
        ready.add(place);
        notifyAll();
    }

    /**
     * Waits until something can be handed over, and takes as much as there is and may be under way. Each one is to be
     * {@link #settle settled}, or laid to {@link #rest}. Empty once the outbox is closed and nothing is left.
     */
    synchronized List<Push> take() throws InterruptedException {
        while ((ready.isEmpty() || underWay == FcmLimits.MAX_BATCH) && !(closed && size == 0)) {
            wait();
        }
        List<Push> batch = new ArrayList<>();
        while (!ready.isEmpty() && underWay < FcmLimits.MAX_BATCH) {
            Line line = lines.get(ready.remove());
            Push push = line.pushes.getFirst();
            handedOver.put(push.place(), push.seq());
            underWay++;
            batch.add(push);
        }
        return batch;
    }

    /** A push that was under way is dealt with for good; false when it had been given up before. */
    synchronized boolean settle(Push push) {
        Line line = lines.get(push.place());
        if (line == null) {
            return false;
        }
        underWay--;
        size--;
        line.pushes.removeFirst();
        if (line.pushes.isEmpty()) {
            lines.remove(push.place());
            notifyAll();
        } else {
            makeReady(push.place());
        }
        return true;
    }

    /**
     * A push that was under way is to be tried again, once somebody wakes its place; until then others of it wait too.
     *
     * @param tried with one attempt more than was taken
     * @return false when the outbox is closed: then there is no other attempt, and it is still to be settled
     */
    synchronized boolean rest(Push tried) {
        Line line = lines.get(tried.place());
        if (closed || line == null) {
            return false;
        }
        underWay--;
        line.isResting = true;
        line.pushes.removeFirst();
        line.pushes.addFirst(tried);
        notifyAll();
        return true;
    }

    /** Ends a rest. How many older ones the newest takes the place of: after a fault it is the only one worth trying. */
    synchronized int wake(Place place) {
        Line line = lines.get(place);
        if (line == null || !line.isResting) {
            return 0;
        }
        int superseded = line.pushes.size() - 1;
        Push newest = line.pushes.getLast();
        line.pushes.clear();
        line.pushes.add(newest);
        size -= superseded;
        line.isResting = false;
        makeReady(place);
        return superseded;
    }

    /** How many pushes wait, are under way, or rest. */
    synchronized int size() {
        return size;
    }

    /** Takes no more offers, and ends every rest: what is left gets its last chance now. Otherwise like {@link #wake}. */
    synchronized int close() {
        closed = true;
        notifyAll();
        return List.copyOf(lines.keySet()).stream().mapToInt(this::wake).sum();
    }

    /** Waits until nothing is left; false where that takes longer. */
    synchronized boolean awaitEmpty(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); size > 0 && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return size == 0;
    }

    /** Gives up all there is: how many. */
    synchronized int clear() {
        int left = size;
        lines.clear();
        ready.clear();
        size = 0;
        underWay = 0;
        notifyAll();
        return left;
    }
}
