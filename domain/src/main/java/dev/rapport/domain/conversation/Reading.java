package dev.rapport.domain.conversation;

import dev.rapport.domain.message.Seq;

/**
 * How far one side has read.
 *
 * @param upTo the read mark, which only moves forward; {@link Seq#NONE} before the first
 * @param unread how many messages by the other side lie after the mark: never anything but a recount (rule 8)
 */
public record Reading(Seq upTo, long unread) {

    /** Nothing read, nothing to read. */
    public static final Reading NOTHING = new Reading(Seq.NONE, 0);

    /** After one more message by the other side. */
    public Reading withOneMoreUnread() {
        return new Reading(upTo, unread + 1);
    }
}
