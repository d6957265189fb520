package dev.rapport.acceptance;

import static dev.rapport.acceptance.LiveSocket.frame;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a client of a member knows of a conversation: it does what the protocol asks of clients, and no more. It resumes
 * whenever it has connected and at each hole, and keeps what it was told; what it should not have been told is a complaint.
 */
final class LiveView implements AutoCloseable {

    private final Stage stage;
    private final String member;
    private final String conversation;
    private final TreeMap<Long, String> messages = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private LiveSocket socket;
    private Connection connection;
    private long reached;

    LiveView(Stage stage, String member, String conversation) {
        this.stage = stage;
        this.member = member;
        this.conversation = conversation;
    }

    /** One connection: what comes late from an earlier one is nobody's. */
    private final class Connection {

        private long lastLive;

        void take(JsonNode frame) {
            synchronized (LiveView.this) {
                if (connection != this) {
                    return;
                }
                switch (frame.path("type").asText()) {
                    case "chat.new_message" -> live(frame.path("message"));
                    case "history" -> history(frame);
                    case "error" -> complaints.add(frame.toString());
                    default -> {}
                }
            }
        }

        private void live(JsonNode message) {
            long seq = message.path("seq").asLong();
            if (seq <= lastLive) {
                complaints.add("live " + seq + " after live " + lastLive);
            }
            lastLive = seq;
            if (seq == reached + 1) {
                keep(message);
            } else if (seq > reached) {
                resume();
            }
        }

        private void history(JsonNode part) {
            for (JsonNode message : part.path("messages")) {
                if (message.path("seq").asLong() == reached + 1) {
                    keep(message);
                }
            }
            if (!part.path("complete").asBoolean()) {
                resume();
            }
        }

        private void keep(JsonNode message) {
            reached = message.path("seq").asLong();
            String content = message.path("content").asText();
            if (messages.put(reached, content) != null) {
                complaints.add("twice " + reached);
            }
        }

        /** Whoever has only just connected does it anyway. */
        private void resume() {
            if (socket == null) {
                return;
            }
            socket.say(frame("resume", conversation).put("after_seq", reached));
        }
    }

    /** Connects anew, and asks for what was missed; what was open before is left without a word. */
    void connect() {
        Connection mine = new Connection();
        leave(mine);
        // Frames may come before this returns, and wait for the lock: it must not be held.
        LiveSocket opened = stage.socketOf(member, mine::take);
        arrive(opened, mine);
    }

    private synchronized void leave(Connection next) {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        connection = next;
    }

    private synchronized void arrive(LiveSocket opened, Connection mine) {
        socket = opened;
        mine.resume();
    }

    synchronized long reached() {
        return reached;
    }

    /** What it knows, in order of seq. */
    synchronized List<String> contents() {
        return List.copyOf(messages.values());
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        leave(null);
    }
}
