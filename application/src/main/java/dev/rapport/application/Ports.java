package dev.rapport.application;

import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;

/**
 * What the use cases stand on: the directory, be it the host's own, and the store.
 *
 * @param accessFacts asks both at once, where they are one
 */
public record Ports(
        Directory directory,
        Conversations conversations,
        Messages messages,
        ReadMarks readMarks,
        Relationships relationships,
        Devices devices,
        AccessFacts accessFacts) {

    /** With a directory that is asked for itself. */
    public Ports(
            Directory directory,
            Conversations conversations,
            Messages messages,
            ReadMarks readMarks,
            Relationships relationships,
            Devices devices) {
        this(
                directory,
                conversations,
                messages,
                readMarks,
                relationships,
                devices,
                AccessFacts.of(conversations, directory));
    }
}
