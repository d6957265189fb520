package dev.rapport.persistence.audit;

import java.util.UUID;

/**
 * One place where an invariant is broken.
 *
 * @param subject what {@code id} is the id of
 * @param detail what stands there and what should, without a word of what anybody wrote
 */
public record Finding(Invariant invariant, Subject subject, String id, String detail) {

    /** Where something can be broken. */
    public enum Subject {
        CONVERSATION,
        MEMBER
    }

    static Finding in(UUID conversation, Invariant invariant, String detail) {
        return new Finding(invariant, Subject.CONVERSATION, conversation.toString(), detail);
    }

    static Finding of(String member, Invariant invariant, String detail) {
        return new Finding(invariant, Subject.MEMBER, member, detail);
    }
}
