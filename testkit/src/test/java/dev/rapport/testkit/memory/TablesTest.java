package dev.rapport.testkit.memory;

import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aConversation;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static dev.rapport.testkit.fixture.Fixtures.aPair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Head;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.member.Side;
import dev.rapport.domain.message.Message;
import dev.rapport.testkit.fixture.DraftFixture;
import org.junit.jupiter.api.Test;

/** The tables refuse what a database's constraints would refuse. */
class TablesTest {

    private final SequentialIds ids = new SequentialIds();

    @Test
    void aPairShouldHaveOneConversation() {
        ConversationTable table = new ConversationTable();
        Pair pair = aPair();
        table.put(Conversation.between(pair, ids.nextConversationId(), MutableClock.START));
        Conversation second = Conversation.between(pair, ids.nextConversationId(), MutableClock.START);
        assertThatIllegalStateException().isThrownBy(() -> table.put(second));
    }

    @Test
    void anErasedSideShouldLeaveItsPairFree() {
        ConversationTable table = new ConversationTable();
        Pair pair = aPair();
        Conversation first = Conversation.between(pair, ids.nextConversationId(), MutableClock.START);
        table.put(first);
        table.put(first.erased(Side.CUSTOMER, MutableClock.START));
        Conversation second = Conversation.between(pair, ids.nextConversationId(), MutableClock.START);
        table.put(second);
        assertThat(table.find(pair)).hasValue(second);
    }

    @Test
    void seqsShouldHaveNoGap() {
        MessageTable table = new MessageTable();
        Conversation conversation = aConversation();
        Message second = conversation.nextMessage(aDraft().make(), MutableClock.START);
        assertThatIllegalStateException().isThrownBy(() -> table.insert(second));
    }

    @Test
    void aSideShouldUseANameOnce() {
        MessageTable table = new MessageTable();
        Conversation conversation = Conversation.between(aPair(), ids.nextConversationId(), MutableClock.START);
        assertThat(conversation.head()).isEqualTo(Head.NONE);
        DraftFixture draft = aDraft().named(aClientMessageId());
        Message first = conversation.nextMessage(draft.make(), MutableClock.START);
        table.insert(first);
        Message second = conversation.with(first).nextMessage(draft.again().make(), MutableClock.START);
        assertThatIllegalStateException().isThrownBy(() -> table.insert(second));
    }
}
