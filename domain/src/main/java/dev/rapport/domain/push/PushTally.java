package dev.rapport.domain.push;

/** Port: counts what becomes of pushes. Returns at once, and throws nothing. Thread-safe. */
public interface PushTally {

    /** For whoever does not want to know. */
    PushTally NONE = outcome -> {};

    /** Counts one more. */
    void count(PushOutcome outcome);
}
