package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.MutableClock;
import dev.rapport.testkit.memory.RecordingPushSender;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is elsewhere in the app is told, also where there is no time to wait for them to come and look. */
class NotifyElsewhereTest {

    private static final RuntimeException FULL = new RejectedExecutionException("planted");

    private final ManualScheduler time = new ManualScheduler(MutableClock.standing());
    private final RecordingPushSender pushes = new RecordingPushSender();
    private final House house = new House(LiveFeed.NONE, pushes, this::schedule);
    private final Conversation conversation = house.world.aConversation();
    private final Pair pair = World.pairOf(conversation);

    /** For which delay nothing can be scheduled, and what is thrown then. */
    private Duration refused = Duration.ofDays(1);

    private RuntimeException why = FULL;

    private void schedule(Duration delay, Runnable task) {
        if (delay.equals(refused)) {
            throw why;
        }
        time.schedule(delay, task);
    }

    @BeforeEach
    void elsewhere() {
        house.rapport.devices().register(Fixtures.aPushToken(), pair.customer(), Platform.IOS);
        house.presence.connect(pair.customer());
    }

    private void say(String text) {
        done(house.send(pair.provider(), conversation.id(), text));
        time.advance(NotifyRecipient.SOON);
    }

    private void assertOneWaitsItsTime() {
        int before = pushes.sent().size();
        refused = Duration.ofDays(1);
        say("And later");
        time.advance(NotifyRecipient.GRACE);
        assertThat(pushes.sent()).hasSize(before);
        time.advance(NotifyRecipient.GATHERING);
        assertThat(pushes.sent()).hasSize(before + 1);
        assertThat(house.useCases.notificationsWaiting()).isZero();
    }

    @Test
    void whereNobodyCanWaitTheyShouldBeToldAtOnce() {
        refused = NotifyRecipient.GATHERING;
        say("Hi");
        assertThat(pushes.sent()).hasSize(1);
        assertThat(house.useCases.notificationsWaiting()).isZero();
        assertOneWaitsItsTime();
    }

    @Test
    void whereNobodyCanWaitAnyLongerTheyShouldBeToldThen() {
        refused = NotifyRecipient.GRACE;
        say("Hi");
        assertThat(pushes.sent()).isEmpty();
        time.advance(NotifyRecipient.GATHERING);
        assertThat(pushes.sent()).hasSize(1);
        assertOneWaitsItsTime();
    }

    @Test
    void aFaultShouldCostOneNotificationAndNoOther() {
        refused = NotifyRecipient.GATHERING;
        why = new IllegalStateException("planted");
        say("Hi");
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.FAILED);
        assertThat(house.useCases.notificationsWaiting()).isZero();
        assertOneWaitsItsTime();
    }

    /** However late a group is closed: whoever joined it last has the whole time. */
    @Test
    void nobodyShouldHaveLessTimeThanTheyAreDue() {
        say("First of a group");
        time.advance(NotifyRecipient.GATHERING.minus(NotifyRecipient.SOON).minusMillis(1));
        say("Last of it");
        time.advance(NotifyRecipient.GRACE);
        assertThat(pushes.sent()).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(pushes.sent()).hasSize(2);
    }
}
