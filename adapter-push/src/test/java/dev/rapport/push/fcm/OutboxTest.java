package dev.rapport.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.push.fcm.Outbox.Offer;
import dev.rapport.testkit.contract.Together;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.MutableClock;
import dev.rapport.testkit.memory.SequentialIds;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {

    private final SequentialIds ids = new SequentialIds();
    private final ConversationId conversation = ids.nextConversationId();
    private final Device phone = aDevice();
    private final Outbox outbox = new Outbox(3);

    private static Device aDevice() {
        return new Device(Fixtures.aPushToken(), Fixtures.aCustomer().id(), Platform.WEB, MutableClock.START);
    }

    private Push push(long seq) {
        return push(conversation, seq);
    }

    private Push push(ConversationId in, long seq) {
        return Push.first(Delivery.news(in, seq), phone, MutableClock.START);
    }

    private Push elsewhere() {
        return push(ids.nextConversationId(), 1);
    }

    @Test
    void placesShouldBeTakenTogetherAndEachOneAtATime() throws InterruptedException {
        Push other = elsewhere();
        outbox.offer(push(1));
        outbox.offer(push(2));
        outbox.offer(other);
        assertThat(outbox.take()).containsExactly(push(1), other);
        assertThat(outbox.settle(push(1))).isTrue();
        assertThat(outbox.take()).containsExactly(push(2));
        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitShouldBeTold() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(outbox.offer(elsewhere())).isEqualTo(Offer.TAKEN);
        }
        assertThat(outbox.offer(elsewhere())).isEqualTo(Offer.FULL);
        List<Push> batch = outbox.take();
        assertThat(outbox.offer(elsewhere())).as("what is under way takes room").isEqualTo(Offer.FULL);
        outbox.settle(batch.get(0));
        assertThat(outbox.offer(elsewhere())).isEqualTo(Offer.TAKEN);
    }

    @Test
    void whatIsNotNewerShouldBeLate() throws InterruptedException {
        outbox.offer(push(5));
        assertThat(outbox.offer(push(5))).isEqualTo(Offer.LATE);
        assertThat(outbox.offer(push(4))).isEqualTo(Offer.LATE);
        outbox.settle(outbox.take().get(0));
        assertThat(outbox.offer(push(4))).isEqualTo(Offer.LATE);
        assertThat(outbox.offer(push(6))).isEqualTo(Offer.TAKEN);
        assertThat(outbox.offer(push(ids.nextConversationId(), 4))).isEqualTo(Offer.TAKEN);
    }

    @Test
    void aRestShouldHoldItsPlaceAlone() throws InterruptedException {
        outbox.offer(push(1));
        Push tried = outbox.take().get(0).tried();
        assertThat(outbox.rest(tried)).isTrue();
        Push other = elsewhere();
        outbox.offer(other);
        outbox.offer(push(2));
        assertThat(outbox.take()).containsExactly(other);
        assertThat(outbox.wake(tried.place())).isEqualTo(1);
        assertThat(outbox.take()).containsExactly(push(2));
        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void aRestShouldRememberHowOftenItWasTried() throws InterruptedException {
        outbox.offer(push(1));
        Push tried = outbox.take().get(0).tried();
        outbox.rest(tried);
        assertThat(outbox.wake(tried.place())).isZero();
        assertThat(outbox.take()).containsExactly(tried);
        assertThat(outbox.wake(tried.place()))
                .as("it is under way, and does not rest")
                .isZero();
        assertThat(outbox.settle(tried)).isTrue();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void noMoreShouldBeUnderWayThanMayBe() throws InterruptedException {
        int most = FcmLimits.MAX_BATCH;
        Outbox large = new Outbox(2 * most);
        IntStream.range(0, most + 1).forEach(i -> large.offer(elsewhere()));
        List<Push> batch = large.take();
        assertThat(batch).hasSize(most);
        large.settle(batch.get(0));
        assertThat(large.take()).hasSize(1);
    }

    @Test
    void aClosedOutboxShouldEndRestsAndTakeNothing() throws InterruptedException {
        outbox.offer(push(1));
        Push tried = outbox.take().get(0).tried();
        outbox.rest(tried);
        outbox.offer(push(2));
        assertThat(outbox.close()).isEqualTo(1);
        assertThat(outbox.offer(push(3))).isEqualTo(Offer.FULL);
        assertThat(outbox.take()).containsExactly(push(2));
        assertThat(outbox.rest(push(2).tried())).isFalse();
        outbox.settle(push(2));
        assertThat(outbox.take()).as("the end").isEmpty();
        assertThat(outbox.awaitEmpty(Duration.ZERO)).isTrue();
    }

    @Test
    void whatIsGivenUpShouldNotBeSettledLater() throws InterruptedException {
        outbox.offer(push(1));
        outbox.offer(push(2));
        Push taken = outbox.take().get(0);
        outbox.close();
        assertThat(outbox.awaitEmpty(Duration.ofMillis(1))).isFalse();
        assertThat(outbox.clear()).isEqualTo(2);
        assertThat(outbox.settle(taken)).isFalse();
        assertThat(outbox.take()).isEmpty();
    }

    @Test
    void takersShouldWakeWhenThereIsSomething() {
        Outbox large = new Outbox(1_000);
        List<Integer> taken = Together.all(List.of(() -> takeAll(large, 400), () -> offer(large), () -> offer(large)));
        assertThat(taken.get(0)).isEqualTo(400);
        assertThat(large.size()).isZero();
    }

    private static int takeAll(Outbox from, int count) throws InterruptedException {
        int taken = 0;
        while (taken < count) {
            for (Push push : from.take()) {
                from.settle(push);
                taken++;
            }
        }
        return taken;
    }

    private static int offer(Outbox to) {
        Device device = aDevice();
        for (int seq = 1; seq <= 200; seq++) {
            assertThat(to.offer(Push.first(Delivery.news(seq), device, MutableClock.START)))
                    .isEqualTo(Offer.TAKEN);
        }
        return 0;
    }
}
