package dev.rapport.testkit;

import dev.rapport.domain.Ids;
import dev.rapport.domain.access.AccessFacts;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;

/** The driven ports that store, as one node has them, over one store that keeps its own directory. */
public interface Adapters {

    Conversations conversations();

    Messages messages();

    ReadMarks readMarks();

    Relationships relationships();

    MemberRegistry registry();

    Directory directory();

    Devices devices();

    /** On what access is decided: by both questions, unless the store answers them at once. */
    default AccessFacts accessFacts() {
        return AccessFacts.of(conversations(), directory());
    }

    Ids ids();

    /**
     * Another node on the same store, for races between two: the same one each time it is asked for. Adapters that
     * cannot be had twice over one store answer with themselves.
     */
    Adapters other();
}
