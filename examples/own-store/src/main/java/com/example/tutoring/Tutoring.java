package com.example.tutoring;

import dev.rapport.application.Result;
import dev.rapport.application.UseCases;
import dev.rapport.application.conversation.StartConversation;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.ClientMessageId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Tutors and pupils find each other here; a tutor greets each new pupil. */
public final class Tutoring {

    private static final Viewer PLATFORM = Viewer.service(new MemberId("tutoring"));

    private final Roster roster;
    private final UseCases messaging;

    public Tutoring(Roster roster, UseCases messaging) {
        this.roster = roster;
        this.messaging = messaging;
    }

    /** They have lessons from now on, and the pupil is greeted; done twice, as a queue may have it, it is done once. */
    public Result<StartConversation.Started> engage(Pair pair, String greeting) {
        roster.engage(pair);
        return messaging
                .beginRelationship()
                .begin(PLATFORM, pair)
                .then(begun -> messaging
                        .startConversation()
                        .start(new StartConversation.Command(
                                Viewer.member(pair.provider()),
                                pair.customer(),
                                greeting,
                                Optional.of(greetingOf(pair)))));
    }

    /** No more lessons: the pupil is shut out of the conversation. */
    public Result<Boolean> part(Pair pair) {
        roster.part(pair);
        return messaging.endRelationship().end(PLATFORM, pair);
    }

    /** Somebody leaves for good. What they wrote stays with those whom they wrote to. */
    public Result<Integer> leave(MemberId person) {
        roster.forget(person);
        return messaging.eraseMember().erase(PLATFORM, person);
    }

    /** The same greeting has the same name, so that it is sent once. */
    private static ClientMessageId greetingOf(Pair pair) {
        String name = "greeting " + pair.provider() + " " + pair.customer();
        return new ClientMessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
