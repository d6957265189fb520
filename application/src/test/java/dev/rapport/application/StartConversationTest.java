package dev.rapport.application;

import static dev.rapport.application.House.done;
import static dev.rapport.application.House.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.conversation.StartConversation.Started;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.ConversationId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartConversationTest {

    private final House house = new House();
    private final Pair pair = house.world.aPair();

    private static ConversationId idOf(Started started) {
        return started.conversation().conversation().id();
    }

    @Test
    void startShouldMakeTheConversationByItsFirstMessage() {
        Started started = done(house.start(pair.provider(), pair.customer(), "Hi"));
        assertThat(started.created()).isTrue();
        assertThat(started.message().message().seq().value()).isEqualTo(1);
        assertThat(started.message().isOwn()).isTrue();
        assertThat(started.conversation().counterpart().id()).contains(pair.customer());
        assertThat(house.list(pair.customer()).results())
                .extracting(view -> view.conversation().id())
                .containsExactly(idOf(started));
    }

    @Test
    void startShouldSendIntoTheConversationThatStands() {
        Started first = done(house.start(pair.provider(), pair.customer(), "Hi"));
        Started second = done(house.start(pair.provider(), pair.customer(), "Hi"));
        assertThat(second.created()).isFalse();
        assertThat(idOf(second)).isEqualTo(idOf(first));
        assertThat(second.message().message().seq().value()).isEqualTo(2);
    }

    @Test
    void startShouldNotCreateTwiceWhenRepeated() {
        Viewer provider = Viewer.member(pair.provider());
        Optional<ClientMessageId> name = Optional.of(Fixtures.aClientMessageId());
        Started first = done(house.start(provider, pair.customer(), "Hi", name));
        Started repeat = done(house.start(provider, pair.customer(), " Hi\r\n", name));
        assertThat(first.created()).isTrue();
        assertThat(repeat.created()).isFalse();
        assertThat(repeat.message()).isEqualTo(first.message());
        assertThat(house.list(pair.provider()).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u200B", "\0", "\uD800"})
    void startShouldLeaveNoTraceWhereTheTextIsRefused(String content) {
        assertThat(house.start(pair.provider(), pair.customer(), content).refusal())
                .isPresent();
        assertThat(house.rapport.conversations().startFacts(pair).conversation())
                .isEmpty();
        assertThat(house.rapport.live().events()).isEmpty();
    }

    @Test
    void startShouldReachRelatedMembersOfTheOtherSideAlone() {
        assertThat(refused(house.start(pair.provider(), pair.provider(), "Me"))).isEqualTo(RefusalCode.NO_RELATIONSHIP);
        assertThat(refused(house.start(pair.provider(), house.world.aProvider().id(), "Colleague")))
                .isEqualTo(RefusalCode.NO_RELATIONSHIP);
        assertThat(refused(house.start(pair.provider(), house.world.aPair().customer(), "Somebody else's")))
                .isEqualTo(RefusalCode.NO_RELATIONSHIP);
    }

    @Test
    void startShouldBeRefusedToACustomerAlsoWhereTheConversationStands() {
        done(house.start(pair.provider(), pair.customer(), "Hi"));
        assertThat(refused(house.start(pair.customer(), pair.provider(), "Hi")))
                .isEqualTo(RefusalCode.START_NOT_ALLOWED);
    }

    @Test
    void startShouldGoOnInTheSameConversationWhenThePairIsRelatedAgain() {
        Started first = done(house.start(pair.provider(), pair.customer(), "Hi"));
        done(house.useCases.endRelationship().end(House.PLATFORM, pair));
        assertThat(refused(house.start(pair.provider(), pair.customer(), "Hi"))).isEqualTo(RefusalCode.NO_RELATIONSHIP);
        done(house.useCases.beginRelationship().begin(House.PLATFORM, pair));
        Started again = done(house.start(pair.provider(), pair.customer(), "Hi again"));
        assertThat(again.created()).isFalse();
        assertThat(idOf(again)).isEqualTo(idOf(first));
        assertThat(again.message().message().seq().value()).isEqualTo(2);
    }

    @Test
    void startShouldMakeAnotherConversationForAnIdThatComesBackAfterItsErasure() {
        Started first = done(house.start(pair.provider(), pair.customer(), "Hi"));
        done(house.useCases.eraseMember().erase(House.PLATFORM, pair.customer()));
        done(house.putMember.put(
                House.PLATFORM, Fixtures.aMember(pair.customer().value(), "Somebody new", Side.CUSTOMER)));
        done(house.useCases.beginRelationship().begin(House.PLATFORM, pair));
        Started fresh = done(house.start(pair.provider(), pair.customer(), "Hi"));
        assertThat(fresh.created()).isTrue();
        assertThat(idOf(fresh)).isNotEqualTo(idOf(first));
        assertThat(house.list(pair.customer()).count()).isEqualTo(1);
        assertThat(house.list(pair.provider()).count()).isEqualTo(2);
    }

    @Test
    void startShouldLeadBothSidesToOneConversationWhereEitherStarts() {
        House either = new House(StartPolicy.EITHER);
        Pair two = either.world.aPair();
        Started byCustomer = done(either.start(two.customer(), two.provider(), "Hello?"));
        Started byProvider = done(either.start(two.provider(), two.customer(), "Hi"));
        assertThat(byCustomer.created()).isTrue();
        assertThat(byProvider.created()).isFalse();
        assertThat(idOf(byProvider)).isEqualTo(idOf(byCustomer));
        assertThat(byCustomer.conversation().counterpart().id()).contains(two.provider());
    }
}
