package dev.rapport.application.push;

import dev.rapport.domain.conversation.ConversationId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Does what belongs to one conversation in turn, so that its notifications keep the order of its messages, and what
 * belongs to different ones at once. A conversation without anything to do takes no room. Thread-safe.
 */
final class Lanes {

    private final Map<ConversationId, Lane> lanes = new HashMap<>();

    private static final class Lane {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean isBusy;
    }

    /** Puts something at the end of a conversation's lane. Somebody has to {@link #drain} it then. */
    synchronized void add(ConversationId conversation, Runnable task) {
        lanes.computeIfAbsent(conversation, none -> new Lane()).tasks.add(task);
    }

    /** Does all that waits in a lane, unless somebody is at it already, who will do that too. Tasks throw nothing. */
    void drain(ConversationId conversation) {
        for (Optional<Runnable> task = begin(conversation); task.isPresent(); task = begin(conversation)) {
            try {
                task.get().run();
            } finally {
                end(conversation);
            }
        }
    }

    private synchronized Optional<Runnable> begin(ConversationId conversation) {
        Lane lane = lanes.get(conversation);
        if (lane == null || lane.isBusy) {
            return Optional.empty();
        }
        lane.isBusy = true;
        return Optional.of(lane.tasks.remove());
    }

    private synchronized void end(ConversationId conversation) {
        lanes.get(conversation).isBusy = false;
        lanes.computeIfPresent(conversation, (id, lane) -> lane.isBusy || !lane.tasks.isEmpty() ? lane : null);
    }
}
