package dev.rapport.application;

import dev.rapport.application.conversation.SeparateReads;
import dev.rapport.application.message.GuardedSends;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.conversation.Reads;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.message.Sends;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;

/**
 * What the use cases stand on: the directory, be it the host's own, and the store.
 *
 * @param accessFacts asks both at once, where they are one
 * @param sends decides and appends at once, where they are one
 * @param reads looks for conversations and for members at once, where they are one
 */
public record Ports(
        Directory directory,
        Conversations conversations,
        Messages messages,
        ReadMarks readMarks,
        Relationships relationships,
        Devices devices,
        AccessFacts accessFacts,
        Sends sends,
        Reads reads) {

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
                AccessFacts.of(conversations, directory),
                new GuardedSends(AccessFacts.of(conversations, directory), messages),
                new SeparateReads(conversations, messages, directory));
    }
}
