package dev.rapport.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.live.LiveEvent;
import dev.rapport.domain.live.Presence;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Seq;
import dev.rapport.testkit.fixture.Fixtures;
import dev.rapport.testkit.fixture.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing slips out after an end, and everybody learns where they stand. */
class LaneAccessTest {

    private final LiveHouse house = new LiveHouse();
    private final Conversation conversation = house.world.aConversation();
    private final Pair pair = World.pairOf(conversation);
    private final Ear trainer = house.ear(pair.provider());
    private final Ear trainee = house.ear(pair.customer());

    private LiveEvent said(String text) {
        house.delivery.expect(house.world.now(conversation));
        return house.committed(Side.PROVIDER, conversation, text);
    }

    /** What publishes the end, and has not yet done so. */
    private LiveEvent ended() {
        return new LiveEvent.AccessChanged(
                house.rapport.relationships().end(pair).orElseThrow());
    }

    private LiveEvent begun() {
        house.world.related(pair.provider(), pair.customer());
        return new LiveEvent.AccessChanged(house.world.now(conversation));
    }

    private static News.ConversationUpdated onlyUpdate(Ear ear) {
        List<News.ConversationUpdated> updates = ear.heard(News.ConversationUpdated.class);
        assertThat(updates).hasSize(1);
        return updates.get(0);
    }

    @Test
    void aCustomerWhoIsShutOutShouldLearnThatAndNothingOfWhatWasSaid() {
        house.end(conversation);
        house.run();
        var seen = onlyUpdate(trainee).conversation();
        assertThat(seen.conversation().isArchived()).isTrue();
        assertThat(seen.cannotSendReason()).contains(RefusalCode.CONVERSATION_ARCHIVED);
        assertThat(seen.conversation().head().preview()).isEmpty();
        assertThat(seen.conversation().reading(Side.CUSTOMER).unread()).isZero();
        assertThat(trainee.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(0));
        assertThat(onlyUpdate(trainer).conversation().conversation().head().preview())
                .isPresent();
    }

    @Test
    void aMessageThatIsPublishedAfterTheEndShouldReachTheProviderAlone() {
        LiveEvent two = said("two");
        LiveEvent end = ended();
        house.delivery.publish(end);
        house.delivery.publish(two);
        house.run();
        assertThat(trainee.seqs()).isEmpty();
        assertThat(trainer.seqs()).containsExactly(2L);
        assertThat(trainer.heardButCounts().get(0)).isInstanceOf(News.NewMessage.class);
        onlyUpdate(trainer);
    }

    @Test
    void aMessageThatIsPublishedBeforeTheEndShouldReachBoth() {
        house.delivery.publish(said("two"));
        house.delivery.publish(ended());
        house.run();
        assertThat(trainee.heardButCounts())
                .<Class<?>>extracting(News::getClass)
                .containsExactly(News.NewMessage.class, News.ConversationUpdated.class);
    }

    @Test
    void anEndThatIsPublishedAfterTheNewBeginningShouldBeOld() {
        LiveEvent end = ended();
        house.delivery.publish(begun());
        house.delivery.publish(end);
        house.run();
        assertThat(onlyUpdate(trainee).conversation().conversation().isArchived())
                .isFalse();
        assertThat(onlyUpdate(trainee).conversation().cannotSendReason()).isEmpty();
    }

    @Test
    void aMessageOfTheNewBeginningShouldBringItAlong() {
        house.delivery.expect(conversation);
        LiveEvent end = ended();
        LiveEvent begin = begun();
        house.delivery.publish(said("welcome back"));
        house.delivery.publish(end);
        house.delivery.publish(begin);
        house.run();
        assertThat(trainee.heardButCounts())
                .<Class<?>>extracting(News::getClass)
                .containsExactly(News.ConversationUpdated.class, News.NewMessage.class);
    }

    /** The lane is made by somebody who saw the end in the store before it was published. */
    @Test
    void anEndThatSomebodyHasSeenShouldStillBeTold() {
        LiveEvent end = ended();
        house.delivery.expect(house.world.now(conversation));
        house.delivery.publish(end);
        house.run();
        onlyUpdate(trainee);
    }

    @Test
    void anEndShouldBeToldOnceThoughPublishedTwice() {
        LiveEvent end = ended();
        house.delivery.publish(end);
        house.delivery.publish(end);
        house.run();
        onlyUpdate(trainee);
    }

    @Test
    void receiptsAndTypingShouldNotReachOneWhoIsShutOut() {
        house.world.said(Side.CUSTOMER, conversation, "two");
        Conversation before = house.world.now(conversation);
        LiveEvent typing = new LiveEvent.Typing(before, Side.PROVIDER, true);
        LiveEvent end = ended();
        var marked = house.world.read(Side.PROVIDER, conversation, 2);
        house.delivery.publish(end);
        house.delivery.publish(typing);
        house.delivery.publish(new LiveEvent.ReadMarkMoved(marked.conversation(), Side.PROVIDER, marked.readAt()));
        house.run();
        assertThat(trainee.heardButCounts()).hasSize(1);
        assertThat(trainer.heard(News.ReadReceipt.class)).hasSize(1);
        assertThat(trainer.heard(News.Typing.class)).isEmpty();
    }

    @Test
    void whatIsOpenForTheConversationAloneShouldEndAndTheFocusGo() {
        Ear one = house.earFor(pair.customer(), conversation.id());
        Ear providers = house.earFor(pair.provider(), conversation.id());
        trainee.focus = Optional.of(conversation.id());
        house.end(conversation);
        house.run();
        assertThat(one.isOver).isTrue();
        assertThat(one.heard(News.ConversationUpdated.class)).hasSize(1);
        assertThat(providers.isOver).isFalse();
        assertThat(trainee.isOver).isFalse();
        assertThat(trainee.focus).isEmpty();
    }

    @Test
    void theErasureOfTheProviderShouldLeaveTheCustomerReading() {
        house.useCases.eraseMember().erase(LiveHouse.PLATFORM, pair.provider());
        house.run();
        assertThat(trainer.isOver).isTrue();
        var seen = onlyUpdate(trainee).conversation();
        assertThat(seen.conversation().isArchived()).isTrue();
        assertThat(seen.conversation().head().preview()).isPresent();
        assertThat(seen.counterpart().name()).isEqualTo("[Trainer Removed]");
        assertThat(seen.counterpart().id()).isEmpty();
    }

    @Test
    void theErasureOfOneWithoutConversationsShouldEndWhatTheyListenTo() {
        Ear silent = house.ear(house.world.aProvider().id());
        Ear seen = house.earOfAnImpersonator(silent.member());
        house.useCases.eraseMember().erase(LiveHouse.PLATFORM, silent.member());
        house.run();
        assertThat(silent.isOver).isTrue();
        assertThat(seen.isOver).isTrue();
    }

    @Test
    void anImpersonatorShouldSeeThatNothingMayBeSent() {
        Ear looking = house.earOfAnImpersonator(pair.provider());
        house.end(conversation);
        house.begin(conversation);
        house.run();
        assertThat(looking.heard(News.ConversationUpdated.class))
                .extracting(news -> news.conversation().cannotSendReason())
                .containsOnly(Optional.of(RefusalCode.IMPERSONATION_READ_ONLY));
        assertThat(trainer.heard(News.ConversationUpdated.class))
                .last()
                .extracting(news -> news.conversation().cannotSendReason())
                .isEqualTo(Optional.empty());
    }

    @Test
    void readMarksShouldOnlyRise() {
        house.world.said(Side.PROVIDER, conversation, "two");
        var first = house.world.read(Side.CUSTOMER, conversation, 1);
        var second = house.world.read(Side.CUSTOMER, conversation, 2);
        house.delivery.publish(new LiveEvent.ReadMarkMoved(second.conversation(), Side.CUSTOMER, second.readAt()));
        house.delivery.publish(new LiveEvent.ReadMarkMoved(first.conversation(), Side.CUSTOMER, first.readAt()));
        house.run();
        for (Ear ear : List.of(trainer, trainee)) {
            assertThat(ear.heard(News.ReadReceipt.class))
                    .extracting(News.ReadReceipt::upTo)
                    .containsExactly(new Seq(2));
        }
        assertThat(trainee.heard(News.UnreadCount.class)).containsExactly(new News.UnreadCount(0));
        assertThat(trainer.heard(News.UnreadCount.class)).isEmpty();
    }

    @Test
    void typingShouldReachTheOtherSideAlone() {
        Ear looking = house.earOfAnImpersonator(pair.provider());
        house.useCases.sayTyping().say(Viewer.member(pair.customer()), conversation.id(), true);
        house.run();
        News.Typing typing = new News.Typing(conversation.id(), pair.customer(), true);
        assertThat(trainer.heard()).containsExactly(typing);
        assertThat(looking.heard()).containsExactly(typing);
        assertThat(trainee.heard()).isEmpty();
    }

    @Test
    void aNewNameShouldReachTheCounterpartsWhoListen() {
        Conversation archived = house.world.aConversationOf(house.world.aPairWith(pair.provider()));
        Ear shutOut = house.ear(Side.CUSTOMER, archived);
        house.end(archived);
        house.run();
        int before = shutOut.heard().size();
        var renamed =
                dev.rapport.testkit.fixture.Fixtures.aMember(pair.provider().value(), "Ana Ruiz", Side.PROVIDER);
        house.useCases.putMember(house.rapport.registry()).put(LiveHouse.PLATFORM, renamed);
        house.run();
        assertThat(onlyUpdate(trainee).conversation().counterpart().name()).isEqualTo("Ana Ruiz");
        assertThat(shutOut.heard()).hasSize(before);
    }

    @Test
    void aNewNameOnAnOldLookShouldNotOpenWhatHasEnded() {
        Watched look = new Watched("list");
        LiveHouse watched = new LiveHouse(look::in);
        Conversation there = watched.world.aConversation();
        Ear ear = watched.ear(Side.CUSTOMER, there);
        look.after = () -> watched.end(there);
        Member renamed = Fixtures.aMember(World.pairOf(there).provider().value(), "Ana Ruiz", Side.PROVIDER);
        watched.useCases.putMember(watched.rapport.registry()).put(LiveHouse.PLATFORM, renamed);
        watched.run();
        assertThat(onlyUpdate(ear).conversation().conversation().isArchived()).isTrue();
    }

    @Test
    void impersonatorsShouldBeNowhere() {
        MemberId member = house.world.aProvider().id();
        Ear looking = house.earOfAnImpersonator(member);
        looking.focus = Optional.of(conversation.id());
        Presence presence = house.delivery.presence();
        assertThat(presence.of(member, conversation.id())).isEqualTo(Presence.Attention.AWAY);
        Ear own = house.ear(member);
        assertThat(presence.of(member, conversation.id())).isEqualTo(Presence.Attention.CONNECTED);
        own.focus = Optional.of(conversation.id());
        assertThat(presence.of(member, conversation.id())).isEqualTo(Presence.Attention.LOOKING);
        house.delivery.connections().remove(own);
        assertThat(presence.of(member, conversation.id())).isEqualTo(Presence.Attention.AWAY);
    }

    @Test
    void impersonatorsShouldNotTakeTheMembersPlaces() {
        MemberId member = house.world.aProvider().id();
        for (int i = 0; i < Connections.MAX_PER_MEMBER; i++) {
            house.earOfAnImpersonator(member);
        }
        Connections connections = house.delivery.connections();
        assertThat(connections.add(new Ear(member, true, Optional.empty()))).isFalse();
        for (int i = 0; i < Connections.MAX_PER_MEMBER; i++) {
            house.ear(member);
        }
        Ear oneMore = new Ear(member, false, Optional.empty());
        assertThat(connections.add(oneMore)).isFalse();
        assertThat(connections.of(member))
                .hasSize(2 * Connections.MAX_PER_MEMBER)
                .doesNotContain(oneMore);
    }
}
