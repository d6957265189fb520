package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveFeed;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.domain.message.Preview;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushNotification;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.memory.RecordingPushSender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the devices of the other side are told (AC-9, edge case 2; contract, section 7). */
class NotifyRecipientTest {

    private final House house = new House();
    private final Member ana = house.world.known(Fixtures.called("Ana Ruiz", Side.PROVIDER));
    private final MemberId ben = house.world.aCustomer().id();
    private final Pair pair = house.world.related(ana.id(), ben);
    private final Conversation conversation = house.world.aConversationOf(pair);

    private PushToken deviceOf(MemberId member) {
        PushToken token = Fixtures.aPushToken();
        house.rapport.devices().register(token, member, Platform.IOS);
        return token;
    }

    private List<RecordingPushSender.Sent> sent() {
        return house.rapport.pushes().sent();
    }

    @Test
    void aNotificationShouldSayWhoWroteWhatWhereAndHowMuchIsUnread() {
        PushToken phone = deviceOf(ben);
        PushToken tablet = deviceOf(ben);
        house.world.aConversationOf(house.world.related(house.world.aProvider().id(), ben));
        String text = "First line\r\n\u2028 second " + "x".repeat(200);
        Message message =
                done(house.send(ana.id(), conversation.id(), text)).message().message();

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
        assertThat(sent()).extracting(push -> push.notification().unreadTotal()).containsExactly(1L);
    }

    @Test
    void theSenderAndThoseWithoutDevicesShouldHearNothing() {
        deviceOf(ana.id());
        done(house.send(ana.id(), conversation.id(), "Hi"));
        assertThat(sent()).isEmpty();
        done(house.send(ben, conversation.id(), "Hi"));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whoeverIsErasedBeforeTheNotificationIsMadeShouldHearNothing() {
        List<Runnable> waiting = new ArrayList<>();
        List<PushNotification> made = new ArrayList<>();
        House slow = new House(LiveFeed.NONE, (notification, devices) -> made.add(notification), waiting::add);
        Pair two = slow.world.aPair();
        slow.rapport.devices().register(Fixtures.aPushToken(), two.customer(), Platform.WEB);
        done(slow.start(two.provider(), two.customer(), "Hi"));
        done(slow.useCases.eraseMember().erase(House.PLATFORM, two.customer()));
        waiting.forEach(Runnable::run);
        assertThat(waiting).hasSize(1);
        assertThat(made).isEmpty();
    }

    @Test
    void aSenderWhoIsErasedBeforeTheNotificationIsMadeShouldBeTheSidesName() {
        List<Runnable> waiting = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        House slow =
                new House(LiveFeed.NONE, (notification, devices) -> titles.add(notification.title()), waiting::add);
        Pair two = slow.world.aPair();
        slow.rapport.devices().register(Fixtures.aPushToken(), two.customer(), Platform.WEB);
        done(slow.start(two.provider(), two.customer(), "Hi"));
        done(slow.useCases.eraseMember().erase(House.PLATFORM, two.provider()));
        waiting.forEach(Runnable::run);
        assertThat(titles).containsExactly("Trainer");
    }
}
