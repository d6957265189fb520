package dev.rapport.testkit;

import dev.rapport.domain.Ids;
import dev.rapport.domain.conversation.Conversations;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.MemberRegistry;
import dev.rapport.domain.message.Messages;
import dev.rapport.domain.message.ReadMarks;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.relationship.Relationships;

/**
 * Somebody else's adapters, but for those that a subclass puts in their place: for whoever has one port of their own, and
 * runs its contract over ours for the rest. As thread-safe as what it delegates to.
 */
public abstract class DelegatingAdapters implements Adapters {

    private final Adapters others;

    /** @param others who answer for every port that the subclass does not */
    protected DelegatingAdapters(Adapters others) {
        this.others = others;
    }

    @Override
    public Conversations conversations() {
        return others.conversations();
    }

    @Override
    public Messages messages() {
        return others.messages();
    }

    @Override
    public ReadMarks readMarks() {
        return others.readMarks();
    }

    @Override
    public Relationships relationships() {
        return others.relationships();
    }

    @Override
    public MemberRegistry registry() {
        return others.registry();
    }

    @Override
    public Directory directory() {
        return others.directory();
    }

    @Override
    public Devices devices() {
        return others.devices();
    }

    @Override
    public Ids ids() {
        return others.ids();
    }

    /** Itself: what a subclass puts in the place of a port would be missing from the others' other node. */
    @Override
    public Adapters other() {
        return this;
    }
}
