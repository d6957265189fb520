package com.example.tutoring;

import static dev.rapport.testkit.fixture.Fixtures.aPushToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Outlets;
import dev.rapport.application.Ports;
import dev.rapport.application.Result;
import dev.rapport.application.Rules;
import dev.rapport.application.UseCases;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushTally;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.InMemoryPresence;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our own service, over the in-memory adapters: the core's rules hold, nothing starts, and time is ours. */
class TutoringTest {

    private final MutableClock clock = MutableClock.standing();
    private final Roster roster = new Roster();
    private final Phones phones = new Phones(clock);
    private final InMemoryRapport rapport = InMemoryRapport.beside(roster, clock, RateLimit.DEFAULT);
    private final UseCases messaging = new UseCases(
            new Ports(
                    roster,
                    rapport.conversations(),
                    rapport.messages(),
                    rapport.readMarks(),
                    new RelationshipsAndPhones(rapport.relationships(), phones),
                    phones),
            Rules.DEFAULT,
            rapport.ids(),
            new Outlets(
                    rapport.live(),
                    new InMemoryPresence(clock),
                    rapport.pushes(),
                    ManualScheduler.AT_ONCE,
                    PushTally.NONE));
    private final Tutoring tutoring = new Tutoring(roster, messaging);
    private final Member tutor = known(Fixtures.called("Maryam", Side.PROVIDER));
    private final Member pupil = known(Fixtures.called("Emil", Side.CUSTOMER));
    private final Pair pair = new Pair(tutor.id(), pupil.id());

    private Member known(Member person) {
        roster.put(person);
        return person;
    }

    private ConversationId engaged() {
        return tutoring.engage(pair, "Welcome, Emil!")
                .fold(started -> started.conversation().conversation().id(), refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
    }

    private Result<SendMessage.Sent> send(Member sender, ConversationId conversation) {
        return messaging
                .sendMessage()
                .send(new SendMessage.Command(Viewer.member(sender.id()), conversation, "Hello", Optional.empty()));
    }

    @Test
    void engagingShouldGreetThePupilOnce() {
        ConversationId conversation = engaged();
        assertThat(engaged()).isEqualTo(conversation);
        assertThat(messaging.countUnread().count(Viewer.member(pupil.id()))).isEqualTo(1);
        assertThat(send(pupil, conversation).refusal()).isEmpty();
    }

    @Test
    void aGreetingShouldRingThePupilsPhone() {
        phones.register(aPushToken(), pupil.id(), Platform.IOS);
        engaged();
        assertThat(rapport.pushes().sent()).singleElement().satisfies(sent -> {
            assertThat(sent.notification().title()).isEqualTo("Maryam");
            assertThat(sent.notification().body().value()).isEqualTo("Welcome, Emil!");
        });
    }

    @Test
    void partingShouldShutThePupilOutUntilTheyAreEngagedAgain() {
        ConversationId conversation = engaged();
        assertThat(tutoring.part(pair).refusal()).isEmpty();
        assertThat(send(pupil, conversation).refusal()).map(Refusal::code).contains(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(engaged()).isEqualTo(conversation);
        assertThat(send(pupil, conversation).refusal()).isEmpty();
    }

    @Test
    void whoWritesTooMuchShouldBeToldWhenToGoOn() {
        ConversationId conversation = engaged();
        for (int sent = 1; sent < RateLimit.DEFAULT.sends(); sent++) {
            assertThat(send(tutor, conversation).refusal()).isEmpty();
        }
        assertThat(send(tutor, conversation).refusal()).contains(new Refusal.RateLimited(RateLimit.WINDOW));
        clock.advance(RateLimit.WINDOW.minus(Duration.ofNanos(1_000)));
        assertThat(send(tutor, conversation).refusal()).isPresent();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(send(tutor, conversation).refusal()).isEmpty();
    }

    @Test
    void whoLeavesShouldLeaveTheirWordsAndNoPhone() {
        ConversationId conversation = engaged();
        phones.register(aPushToken(), tutor.id(), Platform.ANDROID);
        assertThat(tutoring.leave(tutor.id()).refusal()).isEmpty();
        assertThat(phones.of(tutor.id())).isEmpty();
        assertThat(messaging
                        .showConversation()
                        .show(Viewer.member(pupil.id()), conversation)
                        .<String>fold(seen -> seen.counterpart().name(), Refusal::toString))
                .isEqualTo("[Trainer Removed]");
    }
}
