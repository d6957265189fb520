package dev.rapport.domain.push;

/**
 * What became of a push. Until it is known which devices there are, it is counted once for a message; from there on, once
 * for each device.
 */
public enum PushOutcome {
    /** For a message: the recipient was looking at the conversation. */
    SUPPRESSED,
    /** For a message: the recipient had read it before it was pushed. */
    READ,
    /** For a message: the recipient may no longer read it, or is not known any more. */
    NO_ACCESS,
    /** For a message: the recipient has no device. */
    NO_DEVICE,
    /** For a message or a device: there was no room, or no time left when the server stopped. */
    DROPPED,
    /** For a message or a device: given up after a fault, or after too many. */
    FAILED,
    /** For a device: no push service is configured, so there is a line in the log instead. */
    LOGGED,
    /** For a device: the push service took it. */
    SENT,
    /** For a device: a newer message of the conversation has gone out to it, or is about to. */
    SUPERSEDED,
    /** For a device: the push service does not know it any more, and it was forgotten. */
    UNREGISTERED,
    /** For a device: the push service will never take it. */
    REFUSED,
    /** For a device: it could not be handed over while it was worth anything. */
    EXPIRED
}
