package dev.rapport.application;

import static dev.rapport.application.House.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.message.MarkRead;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Unavailable;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.Pair;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.MutableClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deciding again on fresh facts, over a store whose facts change between a decision and its write. */
class AttemptsTest {

    private final InMemoryRapport rapport = InMemoryRapport.standalone(MutableClock.standing(), RateLimit.DEFAULT);
    private final World world = new World(rapport);
    private final Pair pair = world.aPair();
    private final Viewer provider = Viewer.member(pair.provider());

    private UseCases over(Meddling meddling) {
        House house = House.over(rapport);
        return house.with(meddling.over(house.ports())).useCases();
    }

    /** Access changes twice, and is as it was. */
    private void partAndRelate() {
        rapport.relationships().end(pair);
        rapport.relationships().begin(pair);
    }

    private void part() {
        rapport.relationships().end(pair);
    }

    private SendMessage.Command aSend(Conversation talk) {
        return new SendMessage.Command(provider, talk.id(), "Hello again", Optional.empty());
    }

    private StartConversation.Command aStart() {
        return new StartConversation.Command(provider, pair.customer(), "Hello", Optional.empty());
    }

    private MarkRead.Command aMark(Conversation talk) {
        return new MarkRead.Command(Viewer.member(pair.customer()), talk.id(), Optional.empty());
    }

    @Test
    void sendShouldBeDecidedAgainOnFreshFactsAndLandOnce() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(Attempts.MAX - 1, this::partAndRelate);
        assertThat(done(over(meddling).sendMessage().send(aSend(talk))).isNew()).isTrue();
        assertThat(meddling.calls()).isEqualTo(Attempts.MAX);
        assertThat(world.newest(talk)).hasSize(2);
    }

    @Test
    void sendShouldGiveUpWhenFactsKeepChanging() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(Integer.MAX_VALUE, this::partAndRelate);
        assertThatThrownBy(() -> over(meddling).sendMessage().send(aSend(talk))).isInstanceOf(Unavailable.class);
        assertThat(meddling.calls()).isEqualTo(Attempts.MAX);
        assertThat(world.newest(talk)).hasSize(1);
    }

    @Test
    void sendShouldBeRefusedForWhatFreshFactsSay() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(1, this::part);
        assertThat(Word.of(over(meddling).sendMessage().send(aSend(talk)))).isEqualTo("archived");
        assertThat(meddling.calls()).isEqualTo(1);
        assertThat(world.newest(talk)).hasSize(1);
    }

    @Test
    void startShouldBeDecidedAgainOnFreshFactsAndMakeOneConversation() {
        Meddling meddling = new Meddling(Attempts.MAX - 1, this::partAndRelate);
        assertThat(done(over(meddling).startConversation().start(aStart())).created())
                .isTrue();
        assertThat(meddling.calls()).isEqualTo(Attempts.MAX);
    }

    @Test
    void startShouldBeRefusedForWhatFreshFactsSay() {
        Meddling meddling = new Meddling(1, this::part);
        assertThat(Word.of(over(meddling).startConversation().start(aStart()))).isEqualTo("unrelated");
    }

    @Test
    void startShouldGiveUpWhenFactsKeepChanging() {
        Meddling meddling = new Meddling(Integer.MAX_VALUE, this::partAndRelate);
        assertThatThrownBy(() -> over(meddling).startConversation().start(aStart()))
                .isInstanceOf(Unavailable.class);
        assertThat(meddling.calls()).isEqualTo(Attempts.MAX);
    }

    @Test
    void startThatComesSecondShouldSendIntoTheConversationThatCameFirst() {
        Meddling meddling = new Meddling(1, () -> world.aConversationOf(pair));
        assertThat(done(over(meddling).startConversation().start(aStart())).created())
                .isFalse();
    }

    @Test
    void markReadShouldBeDecidedAgainOnFreshFacts() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(Attempts.MAX - 1, this::partAndRelate);
        assertThat(done(over(meddling).markRead().mark(aMark(talk))).marked()).isEqualTo(1);
        assertThat(meddling.calls()).isEqualTo(Attempts.MAX);
    }

    @Test
    void markReadShouldBeRefusedForWhatFreshFactsSay() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(1, this::part);
        assertThat(Word.of(over(meddling).markRead().mark(aMark(talk)))).isEqualTo("archived");
    }

    @Test
    void markReadShouldGiveUpWhenFactsKeepChanging() {
        Conversation talk = world.aConversationOf(pair);
        Meddling meddling = new Meddling(Integer.MAX_VALUE, this::partAndRelate);
        assertThatThrownBy(() -> over(meddling).markRead().mark(aMark(talk))).isInstanceOf(Unavailable.class);
    }

    @Test
    void beginShouldBeRefusedWhenTheMemberWasErasedMeanwhile() {
        Meddling meddling = new Meddling(1, () -> rapport.relationships().erase(pair.customer()));
        assertThat(Word.of(over(meddling).beginRelationship().begin(Viewer.service(pair.provider()), pair)))
                .isEqualTo("invalid");
    }
}
