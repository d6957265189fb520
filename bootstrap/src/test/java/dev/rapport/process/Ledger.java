package dev.rapport.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the server has acknowledged, and what it has said that it should not have. Thread-safe. */
final class Ledger {

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> throttled = ConcurrentHashMap.newKeySet();

    /** A message as its sender sent it, and the server's word for it. */
    record Acknowledged(Talk talk, String sender, String clientMessageId, String content, JsonNode message) {}

    synchronized void add(Acknowledged message) {
        acknowledged.add(message);
        notifyAll();
    }

    /** Waits until so many more messages are acknowledged than now. */
    synchronized void awaitMore(int messages) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        int enough = acknowledged.size() + messages;
        while (acknowledged.size() < enough) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("Nothing gets through any more: " + complaints);
            }
            wait(millis);
        }
    }

    synchronized List<Acknowledged> in(Talk talk) {
        return acknowledged.stream().filter(each -> each.talk().equals(talk)).toList();
    }

    void complain(Object complaint) {
        complaints.add(complaint.toString());
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void throttle(String sender) {
        throttled.add(sender);
    }

    /** Who was told to wait. */
    Set<String> throttled() {
        return throttled;
    }
}
