package dev.rapport.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.Ports;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Directory;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.page.Page;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** New names: those who listen end with the last one, however many come at once, and learn nothing that is none. */
class MemberNewsTest {

    private static final Runnable NOTHING = () -> {};

    /** What happens once, right after names were looked up and before they are told. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);

    private final LiveHouse house = new LiveHouse(this::watched);
    private final Conversation conversation = house.world.aConversation();
    private final Pair pair = World.pairOf(conversation);
    private final Ear trainer = house.ear(Side.PROVIDER, conversation);
    private final Ear trainee = house.ear(Side.CUSTOMER, conversation);

    private Ports watched(Ports given) {
        return new Ports(
                new WatchedDirectory(given.directory()),
                given.conversations(),
                given.messages(),
                given.readMarks(),
                given.relationships(),
                given.devices());
    }

    private final class WatchedDirectory implements Directory {

        private final Directory real;

        WatchedDirectory(Directory real) {
            this.real = real;
        }

        @Override
        public Map<MemberId, Member> find(Set<MemberId> ids) {
            Map<MemberId, Member> found = real.find(ids);
            meanwhile.getAndSet(NOTHING).run();
            return found;
        }

        @Override
        public boolean related(Pair asked) {
            return real.related(asked);
        }

        @Override
        public Page<Member> contacts(MemberId of, String called, PageRequest page) {
            return real.contacts(of, called, page);
        }
    }

    private void rename(Side side, String name) {
        house.useCases
                .putMember(house.rapport.registry())
                .put(LiveHouse.PLATFORM, Fixtures.aMember(pair.at(side).value(), name, side));
    }

    private static List<String> names(Ear ear) {
        return ear.heard().stream()
                .filter(News.ConversationUpdated.class::isInstance)
                .map(news -> ((News.ConversationUpdated) news)
                        .conversation()
                        .counterpart()
                        .name())
                .toList();
    }

    @Test
    void manyNewNamesAtOnceShouldEndWithTheLastAndTakeFewLooks() {
        for (int i = 1; i <= 10; i++) {
            rename(Side.PROVIDER, "Name " + i);
        }
        house.run();
        assertThat(names(trainee)).hasSizeBetween(1, 2).endsWith("Name 10");
    }

    @Test
    void aNameThatChangesWhileItIsLookedUpShouldBeToldToo() {
        meanwhile.set(() -> rename(Side.PROVIDER, "Second"));
        rename(Side.PROVIDER, "First");
        house.run();
        assertThat(names(trainee)).containsExactly("First", "Second");
    }

    @Test
    void noLookShouldOvertakeAnEarlierOne() {
        meanwhile.set(() -> {
            rename(Side.PROVIDER, "New Trainer");
            // What other threads would do meanwhile.
            house.run();
        });
        rename(Side.CUSTOMER, "New Trainee");
        house.run();
        assertThat(names(trainee)).hasSize(2).endsWith("New Trainer");
        assertThat(names(trainer)).containsOnly("New Trainee");
    }

    @Test
    void whatStandsThereAlreadyShouldBeNoNews() {
        rename(Side.PROVIDER, "Ana Ruiz");
        house.run();
        rename(Side.PROVIDER, "Ana Ruiz");
        house.run();
        assertThat(names(trainee)).containsExactly("Ana Ruiz");
    }
}
