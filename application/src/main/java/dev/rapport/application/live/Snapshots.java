package dev.rapport.application.live;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Side;
import java.util.stream.Stream;

/** Tells of two looks at a conversation which one is the later: its writers come one after the other. */
final class Snapshots {

    private Snapshots() {}

    static boolean isNewer(Conversation one, Conversation other) {
        if (one.accessVersion() != other.accessVersion()) {
            return one.accessVersion() > other.accessVersion();
        }
        return one.lastSeq().isAfter(other.lastSeq())
                || Stream.of(Side.values())
                        .anyMatch(side -> one.reading(side)
                                .upTo()
                                .isAfter(other.reading(side).upTo()));
    }
}
