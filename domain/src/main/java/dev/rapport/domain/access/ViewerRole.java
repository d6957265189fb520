package dev.rapport.domain.access;

/** In what capacity somebody asks. */
public enum ViewerRole {
    /** A provider or a customer. */
    MEMBER,
    /** The platform's staff: a participant of nothing. */
    ADMIN,
    /** The host platform's back end: keeps the directory, a participant of nothing. */
    SERVICE
}
