package dev.rapport.benchmark;

/** What can be measured by itself, in the order in which it is. */
public enum Part {
    SENDS,
    ALONE,
    LIST,
    HISTORY,
    UNREAD,
    DELIVERY,
    IDLE,
    START,
    GROWTH
}
