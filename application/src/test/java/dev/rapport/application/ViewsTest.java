package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.conversation.ConversationView;
import dev.rapport.application.member.MemberView;
import dev.rapport.application.message.MessageView;
import dev.rapport.domain.RefusalCode;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.member.Member;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.HistoryQuery;
import dev.rapport.domain.page.PageRequest;
import dev.rapport.testkit.fixture.Fixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How people look to each other (rule 4, edge case 1). */
class ViewsTest {

    private final House house = new House();
    private final Member ana = house.world.known(Fixtures.called("Ana Ruiz", Side.PROVIDER));
    private final Member ben = house.world.known(Fixtures.called("Ben Okafor", Side.CUSTOMER));
    private final Pair pair = house.world.related(ana.id(), ben.id());
    private final Conversation conversation = house.world.aConversationOf(pair);

    private ConversationView seenBy(Member member) {
        ConversationView shown = house.show(member.id(), conversation.id());
        assertThat(house.list(member.id()).results()).containsExactly(shown);
        return shown;
    }

    private List<MessageView> history(MemberId member) {
        HistoryQuery newest = new HistoryQuery.Numbered(new PageRequest(1, 20));
        return done(house.useCases.readHistory().read(Viewer.member(member), conversation.id(), newest))
                .messages();
    }

    @Test
    void anOpenConversationShouldHaveNoLabels() {
        assertThat(seenBy(ana).counterpart()).isEqualTo(MemberView.of(ben));
        assertThat(seenBy(ben).counterpart()).isEqualTo(MemberView.of(ana));
        assertThat(seenBy(ben).provider()).isEqualTo(MemberView.of(ana));
        assertThat(seenBy(ana).provider()).isEqualTo(MemberView.of(ana));
    }

    @Test
    void anEndedConversationShouldKeepTheNameAndLabelTheCounterpart() {
        house.rapport.relationships().end(pair);
        MemberView counterpart = seenBy(ana).counterpart();
        assertThat(counterpart.id()).contains(ben.id());
        assertThat(counterpart.name()).isEqualTo("Ben Okafor");
        assertThat(counterpart.label()).contains("[Trainee Removed]");
        assertThat(seenBy(ana).provider().label()).isEmpty();
    }

    @Test
    void aConversationThatOpensAgainShouldLoseItsLabel() {
        house.rapport.relationships().end(pair);
        house.world.related(ana.id(), ben.id());
        assertThat(seenBy(ana).counterpart().label()).isEmpty();
    }

    @Test
    void anErasedCustomerShouldBeNothingButTheLabel() {
        house.world.said(Side.CUSTOMER, conversation, "Hi Ana");
        house.rapport.relationships().erase(ben.id());
        String label = "[Trainee Removed]";
        assertThat(seenBy(ana).counterpart())
                .isEqualTo(
                        new MemberView(Optional.empty(), label, Optional.empty(), Side.CUSTOMER, Optional.of(label)));
        MessageView last = history(ana.id()).get(0);
        assertThat(last.sender().id()).isEmpty();
        assertThat(last.sender().name()).isEqualTo(label);
        assertThat(last.isOwn()).isFalse();
        assertThat(last.message().text().value()).isEqualTo("Hi Ana");
    }

    @Test
    void anErasedProviderShouldBeNothingButTheLabel() {
        house.rapport.relationships().erase(ana.id());
        assertThat(seenBy(ben).counterpart().name()).isEqualTo("[Trainer Removed]");
        assertThat(seenBy(ben).counterpart().id()).isEmpty();
        assertThat(seenBy(ben).customer().label()).isEmpty();
        assertThat(history(ben.id())).hasSize(1);
    }

    @Test
    void aNameShouldBeTheOneThatTheDirectoryHasNow() {
        house.putMember.put(House.PLATFORM, Fixtures.aMember(ben.id().value(), "Benjamin", Side.CUSTOMER));
        assertThat(seenBy(ana).counterpart().name()).isEqualTo("Benjamin");
        house.rapport.relationships().end(pair);
        house.putMember.put(House.PLATFORM, Fixtures.aMember(ben.id().value(), "Benny", Side.CUSTOMER));
        assertThat(seenBy(ana).counterpart().name()).isEqualTo("Benny");
    }

    @Test
    void aViewShouldSayWhyOneMayNotSend() {
        assertThat(seenBy(ana).cannotSendReason()).isEmpty();
        assertThat(done(house.useCases
                                .showConversation()
                                .show(Viewer.impersonating(ana.id(), "boss"), conversation.id()))
                        .cannotSendReason())
                .contains(RefusalCode.IMPERSONATION_READ_ONLY);
        house.rapport.relationships().end(pair);
        assertThat(seenBy(ana).cannotSendReason()).contains(RefusalCode.CONVERSATION_ARCHIVED);
    }
}
