package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How devices are asked for, of many recipients at once, and what a fault in that costs. */
class NotifyTogetherTest {

    private final AtomicInteger questions = new AtomicInteger();

    /** @param before what happens before each question for devices, by its number */
    private House withDevices(IntConsumer before) {
        return House.thatWaits(ports -> new Ports(
                ports.directory(),
                ports.conversations(),
                ports.messages(),
                ports.readMarks(),
                ports.relationships(),
                Interposed.before(Devices.class, ports.devices(), (method, real) -> {
                    before.accept(questions.incrementAndGet());
                    return real.call();
                })));
    }

    @Test
    void devicesOfManyShouldBeAskedForTogether() {
        House counting = withDevices(question -> {});
        for (int i = 0; i < 20; i++) {
            Conversation talk = counting.world.aConversation();
            done(counting.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
        }
        assertThat(counting.useCases.notificationsWaiting()).isEqualTo(20);
        counting.later.advance(NotifyRecipient.SOON);
        assertThat(questions).hasValue(1);
        assertThat(counting.tally.outcomes()).hasSize(20).containsOnly(PushOutcome.NO_DEVICE);
        assertThat(counting.useCases.notificationsWaiting()).isZero();
    }

    /** Each has time to come and look; those whose time ends at almost the same moment are looked for at once. */
    @Test
    void devicesOfThoseElsewhereShouldBeAskedForTogether() {
        House counting = withDevices(question -> {});
        List<Conversation> talks =
                Stream.generate(counting.world::aConversation).limit(20).toList();
        for (Conversation talk : talks) {
            counting.presence.connect(World.pairOf(talk).customer());
            done(counting.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
            counting.later.advance(NotifyRecipient.GATHERING.dividedBy(10));
        }
        assertThat(counting.useCases.notificationsWaiting()).isEqualTo(20);
        counting.later.advance(NotifyRecipient.GRACE.minus(NotifyRecipient.GATHERING.multipliedBy(2)));
        assertThat(questions).hasValue(0);
        counting.later.advance(NotifyRecipient.GATHERING.multipliedBy(3));
        assertThat(questions).hasValue(2);
        assertThat(counting.tally.outcomes()).hasSize(20).containsOnly(PushOutcome.NO_DEVICE);
        assertThat(counting.useCases.notificationsWaiting()).isZero();
    }

    @Test
    void devicesThatCannotBeAskedForShouldBeCountedAndHarmNothing() {
        House faulty = withDevices(question -> {
            if (question <= 2) {
                throw new Unavailable("planted");
            }
        });
        List<Conversation> talks =
                Stream.generate(faulty.world::aConversation).limit(2).toList();
        for (Conversation talk : talks) {
            done(faulty.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
        }
        faulty.later.advance(NotifyRecipient.SOON);
        // Together, and the first of them once more: the second is none the worse for it.
        assertThat(faulty.tally.outcomes()).containsExactly(PushOutcome.FAILED, PushOutcome.NO_DEVICE);
    }

    @Test
    void anErrorShouldEndNoOtherNotification() {
        House faulty = withDevices(question -> {
            if (question == 1) {
                throw new AssertionError("planted");
            }
        });
        Conversation talk = faulty.world.aConversation();
        done(faulty.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
        assertThatThrownBy(() -> faulty.later.advance(NotifyRecipient.SOON)).hasMessage("planted");
        done(faulty.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
        faulty.later.advance(NotifyRecipient.SOON);
        assertThat(faulty.tally.outcomes()).containsExactly(PushOutcome.NO_DEVICE);
    }
}
