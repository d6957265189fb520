package dev.rapport.domain.conversation;

/** Which conversations a list is narrowed to. */
public enum ArchivedFilter {
    ALL,
    OPEN,
    ARCHIVED
}
