package dev.rapport.domain.live;

import dev.rapport.domain.conversation.Conversation;

/**
 * Port: carries what has happened to whoever is looking. Use cases publish after commit, so events of one conversation
 * may arrive out of order; whoever delivers them puts them in order by seq and access version.
 *
 * <p>Both calls return at once, never block on a receiver, and never fail what has happened. Thread-safe.
 */
public interface LiveFeed {

    /** For a service in which nobody looks: everything is on disk, and is fetched. */
    LiveFeed NONE = new LiveFeed() {
        @Override
        public void expect(Conversation conversation) {}

        @Override
        public void publish(LiveEvent event) {}
    };

    /**
     * Says that a message may soon be appended to a conversation: before the append, with the conversation as the
     * decision to allow it saw it (before its first message, with none in it). Of messages that are committed at once a
     * later one may be published first: whoever was told beforehand from where they go on knows that it is not the next.
     */
    void expect(Conversation conversation);

    /** Says what has happened. */
    void publish(LiveEvent event);
}
