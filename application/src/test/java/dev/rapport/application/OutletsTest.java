package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.push.Device;
import dev.rapport.domain.push.Devices;
import dev.rapport.domain.push.Platform;
import dev.rapport.domain.push.PushToken;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.MutableClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutletsTest {

    private final InMemoryRapport rapport = InMemoryRapport.standalone(MutableClock.standing(), RateLimit.DEFAULT);

    /** Devices that nobody may ask for. */
    private static final class Untouched implements Devices {
        @Override
        public void register(PushToken token, MemberId member, Platform platform) {
            throw new AssertionError();
        }

        @Override
        public void unregister(PushToken token, MemberId member) {
            throw new AssertionError();
        }

        @Override
        public List<Device> of(MemberId member) {
            throw new AssertionError("somebody is to be pushed to");
        }

        @Override
        public void forget(Device device) {
            throw new AssertionError();
        }
    }

    @Test
    void withoutPushNewsShouldGoOutLiveAndNoDeviceBeLookedFor() {
        UseCases useCases = new UseCases(
                new Ports(
                        rapport.directory(),
                        rapport.conversations(),
                        rapport.messages(),
                        rapport.readMarks(),
                        rapport.relationships(),
                        new Untouched()),
                Rules.DEFAULT,
                rapport.ids(),
                Outlets.withoutPush(rapport.live()));
        Conversation conversation = new World(rapport).aConversation();
        Viewer provider = Viewer.member(World.pairOf(conversation).provider());

        done(useCases.sendMessage().send(new SendMessage.Command(provider, conversation.id(), "Hi", Optional.empty())));

        assertThat(rapport.live().events()).singleElement().isInstanceOf(LiveEvent.MessageAppended.class);
    }
}
