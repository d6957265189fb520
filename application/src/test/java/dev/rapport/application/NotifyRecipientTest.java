package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.message.MarkRead;
import dev.rapport.application.push.NotifyRecipient;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushOutcome;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.contract.Together;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryPresence;
import dev.rapport.testkit.memory.ManualScheduler;
import dev.rapport.testkit.memory.RecordingPushSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the devices of the other side are told, and when (AC-9, edge case 2; contract, section 7). */
class NotifyRecipientTest {

    private static final Duration ALMOST = NotifyRecipient.GRACE.minusMillis(1);

    /** What is left after {@link #ALMOST}. */
    private static final Duration REST =
            NotifyRecipient.SOON.plus(NotifyRecipient.GATHERING).plusMillis(1);

    private final House house = House.thatWaits();
    private final Member ana = house.world.known(Fixtures.called("Ana Ruiz", Side.PROVIDER));
    private final MemberId ben = house.world.aCustomer().id();
    private final Pair pair = house.world.related(ana.id(), ben);
    private final Conversation conversation = house.world.aConversationOf(pair);

    private PushToken deviceOf(MemberId member) {
        PushToken token = Fixtures.aPushToken();
        house.rapport.devices().register(token, member, Platform.IOS);
        return token;
    }

    private Message say(String text) {
        return done(house.send(ana.id(), conversation.id(), text)).message().message();
    }

    private void read() {
        done(house.useCases
                .markRead()
                .mark(new MarkRead.Command(Viewer.member(ben), conversation.id(), Optional.empty())));
    }

    private List<RecordingPushSender.Sent> sent() {
        return house.rapport.pushes().sent();
    }

    private List<Long> seqs() {
        return sent().stream().map(push -> push.notification().seq().value()).toList();
    }

    @Test
    void aNotificationShouldSayWhoWroteWhatWhereAndHowMuchIsUnread() {
        PushToken phone = deviceOf(ben);
        PushToken tablet = deviceOf(ben);
        house.world.aConversationOf(house.world.related(house.world.aProvider().id(), ben));
        String text = "First line\r\n\u2028 second " + "x".repeat(200);
        Message message = say(text);
        house.later.advance(NotifyRecipient.SOON);

        assertThat(sent()).hasSize(1);
        String body = ("First line second " + "x".repeat(200)).substring(0, 100);
        assertThat(sent().get(0).notification())
                .isEqualTo(new PushNotification(
                        "Ana Ruiz", new Preview(body), conversation.id(), message.id(), message.seq(), 3));
        assertThat(sent().get(0).devices()).extracting(Device::token).containsExactlyInAnyOrder(phone, tablet);
    }

    @Test
    void aStartShouldNotifyToo() {
        MemberId chiara = house.world.aPairWith(ana.id()).customer();
        deviceOf(chiara);
        done(house.start(ana.id(), chiara, "Welcome!"));
        house.later.advance(NotifyRecipient.SOON);
        assertThat(sent()).extracting(push -> push.notification().unreadTotal()).containsExactly(1L);
    }

    @Test
    void theSenderAndThoseWithoutDevicesShouldHearNothing() {
        deviceOf(ana.id());
        say("Hi");
        house.later.advance(NotifyRecipient.SOON);
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.NO_DEVICE);
        done(house.send(ben, conversation.id(), "Hi"));
        house.later.advance(NotifyRecipient.SOON);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whoeverIsAwayShouldBeToldAtOnce() {
        deviceOf(ben);
        house.presence.connect(ana.id()).focus(conversation.id());
        say("Hi");
        house.later.advance(NotifyRecipient.SOON);
        assertThat(seqs()).containsExactly(2L);
        assertThat(house.later.waiting()).isZero();
        assertThat(house.tally.outcomes()).isEmpty();
    }

    @Test
    void whoeverLooksShouldNotBeTold() {
        deviceOf(ben);
        house.presence.connect(ben).focus(conversation.id());
        say("Hi");
        house.later.advance(Duration.ofMinutes(2));
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.SUPPRESSED);
    }

    @Test
    void whoeverIsElsewhereShouldBeToldAfterFiveSeconds() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Hi");
        house.later.advance(ALMOST);
        assertThat(sent()).isEmpty();
        house.later.advance(REST);
        assertThat(seqs()).containsExactly(2L);
        assertThat(house.tally.outcomes()).isEmpty();
    }

    @Test
    void whoeverLooksAtAnotherConversationShouldBeElsewhere() {
        deviceOf(ben);
        Conversation other = house.world.aConversationOf(
                house.world.related(house.world.aProvider().id(), ben));
        house.presence.connect(ben).focus(other.id());
        say("Hi");
        house.later.advance(ALMOST);
        assertThat(sent()).isEmpty();
        house.later.advance(REST);
        assertThat(seqs()).containsExactly(2L);
    }

    @Test
    void whoeverHasReadItMeanwhileShouldNotBeTold() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Hi");
        house.later.advance(ALMOST);
        read();
        house.later.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.READ);
    }

    @Test
    void whatCameAfterTheReadMarkShouldBeTold() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Read");
        read();
        say("Not read");
        house.later.advance(ALMOST.plus(REST));
        assertThat(seqs()).containsExactly(3L);
        assertThat(sent()).extracting(push -> push.notification().unreadTotal()).containsExactly(1L);
    }

    @Test
    void whoeverLooksByThenShouldNotBeTold() {
        deviceOf(ben);
        InMemoryPresence.Socket socket = house.presence.connect(ben);
        say("Hi");
        house.later.advance(ALMOST);
        socket.focus(conversation.id());
        house.later.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.SUPPRESSED);
    }

    @Test
    void whoeverHasGoneAwayByThenShouldBeTold() {
        deviceOf(ben);
        InMemoryPresence.Socket socket = house.presence.connect(ben);
        say("Hi");
        house.later.advance(Duration.ofSeconds(1));
        socket.close();
        house.later.advance(ALMOST.plus(REST));
        assertThat(seqs()).containsExactly(2L);
    }

    @Test
    void whoeverMayNotReadItAnyMoreShouldNotBeTold() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Hi");
        house.later.advance(ALMOST);
        done(house.useCases.endRelationship().end(House.PLATFORM, pair));
        house.later.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.NO_ACCESS);
    }

    @Test
    void theProviderOfAnEndedRelationshipShouldBeTold() {
        deviceOf(ana.id());
        house.presence.connect(ana.id());
        done(house.send(ben, conversation.id(), "Good bye"));
        done(house.useCases.endRelationship().end(House.PLATFORM, pair));
        house.later.advance(ALMOST.plus(REST));
        assertThat(seqs()).containsExactly(2L);
    }

    @Test
    void whoeverIsErasedMeanwhileShouldNotBeTold() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Hi");
        done(house.useCases.eraseMember().erase(House.PLATFORM, ben));
        PushToken left = deviceOf(ben);
        house.later.advance(Duration.ofMinutes(1));
        assertThat(house.rapport.devices().of(ben)).extracting(Device::token).containsExactly(left);
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.NO_ACCESS);
    }

    @Test
    void whoeverTheDirectoryDoesNotKnowShouldNotBeTold() {
        House forgetful = new House(ports ->
                withDirectory(ports, Interposed.before(Directory.class, ports.directory(), (method, real) -> {
                    Object answer = real.call();
                    return answer instanceof Map<?, ?> known ? withoutCustomers(known) : answer;
                })));
        Conversation talk = forgetful.world.aConversation();
        MemberId customer = World.pairOf(talk).customer();
        forgetful.rapport.devices().register(Fixtures.aPushToken(), customer, Platform.WEB);
        done(forgetful.send(World.pairOf(talk).provider(), talk.id(), "Hi"));
        assertThat(forgetful.rapport.pushes().sent()).isEmpty();
        assertThat(forgetful.tally.outcomes()).containsExactly(PushOutcome.NO_ACCESS);
    }

    @Test
    void aFaultShouldBeCountedAndHarmNoOtherNotification() {
        AtomicInteger calls = new AtomicInteger();
        House faulty = new House(
                LiveFeed.NONE,
                (notification, devices) -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("planted");
                    }
                },
                ManualScheduler.AT_ONCE);
        Conversation talk = faulty.world.aConversation();
        Pair two = World.pairOf(talk);
        faulty.rapport.devices().register(Fixtures.aPushToken(), two.customer(), Platform.WEB);
        done(faulty.send(two.provider(), talk.id(), "Hi"));
        done(faulty.send(two.provider(), talk.id(), "Hi again"));
        assertThat(calls).hasValue(2);
        assertThat(faulty.tally.outcomes()).containsExactly(PushOutcome.FAILED);
    }

    private static Map<?, ?> withoutCustomers(Map<?, ?> known) {
        Map<?, ?> others = new HashMap<>(known);
        others.keySet().removeIf(id -> id.toString().startsWith("customer"));
        return others;
    }

    private static Ports withDirectory(Ports ports, Directory directory) {
        return new Ports(
                directory,
                ports.conversations(),
                ports.messages(),
                ports.readMarks(),
                ports.relationships(),
                ports.devices());
    }

    @Test
    void aSenderWhoIsErasedMeanwhileShouldBeALabel() {
        deviceOf(ben);
        say("Hi");
        done(house.useCases.eraseMember().erase(House.PLATFORM, ana.id()));
        house.later.advance(NotifyRecipient.SOON);
        assertThat(sent()).extracting(push -> push.notification().title()).containsExactly("[Trainer Removed]");
    }

    @Test
    void everyMessageShouldBeToldInItsOrder() {
        deviceOf(ben);
        for (int i = 0; i < 5; i++) {
            say("Message " + i);
        }
        house.later.advance(NotifyRecipient.SOON);
        assertThat(seqs()).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void messagesShouldBeToldInTheirOrderAlsoByManyThreads() {
        deviceOf(ben);
        for (int i = 0; i < 20; i++) {
            say("Message " + i);
        }
        house.clock.advance(NotifyRecipient.SOON);
        Together.times(8, number -> {
            house.later.runDue();
            return true;
        });
        assertThat(seqs()).hasSize(20).isSorted();
    }

    @Test
    void whatDoesNotFitShouldBeCountedAndHarmNothing() {
        deviceOf(ben);
        house.later.close();
        say("Hi");
        house.later.advance(Duration.ofMinutes(1));
        assertThat(sent()).isEmpty();
        assertThat(house.tally.outcomes()).containsExactly(PushOutcome.DROPPED);
    }

    @Test
    void whoeverIsElsewhereShouldBeToldWhenTheServerStops() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Waits for its time");
        house.later.advance(NotifyRecipient.SOON);
        say("Waits for its turn");
        assertThat(sent()).isEmpty();
        house.later.close();
        assertThat(seqs()).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void whatIsReadShouldNotBeToldWhenTheServerStops() {
        deviceOf(ben);
        house.presence.connect(ben);
        say("Hi");
        house.later.advance(NotifyRecipient.SOON);
        read();
        house.later.close();
        assertThat(sent()).isEmpty();
    }
}
