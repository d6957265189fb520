package dev.rapport.domain.live;

/**
 * Port: carries what has happened to whoever is looking. Use cases publish after commit, so events of one conversation
 * may arrive out of order; whoever delivers them puts them in order by seq and access version.
 *
 * <p>Publishing returns at once, never blocks on a receiver, and never fails what has happened. Thread-safe.
 */
public interface LiveFeed {

    /** For a service in which nobody looks: everything is on disk, and is fetched. */
    LiveFeed NONE = event -> {};

    void publish(LiveEvent event);
}
