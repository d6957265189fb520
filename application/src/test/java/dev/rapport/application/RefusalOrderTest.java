package dev.rapport.application;

import static dev.rapport.application.House.done;
import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static dev.rapport.testkit.fixture.Fixtures.aClientMessageId;
import static dev.rapport.testkit.fixture.Fixtures.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.application.conversation.StartConversation;
import dev.rapport.application.conversation.StartConversation.Started;
import dev.rapport.application.message.SendMessage;
import dev.rapport.domain.Refusal;
import dev.rapport.domain.access.StartPolicy;
import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.ClientMessageId;
import dev.rapport.testkit.fixture.World;
import dev.rapport.testkit.memory.InMemoryRapport;
import dev.rapport.testkit.memory.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * In which order refusals come where several apply (contract, section 10). Everything that a later step might refuse is
 * wrong in each test; what is put right from test to test is what the step before refused.
 */
class RefusalOrderTest {

    private static final String NOT_A_TEXT = " ";
    private static final ClientMessageId USED = aClientMessageId();

    private final InMemoryRapport rapport = InMemoryRapport.standalone(MutableClock.standing(), new RateLimit(1));
    private final World world = new World(rapport);
    private final House house = House.over(rapport);

    private final Pair pair = world.aPair();
    private final Viewer provider = Viewer.member(pair.provider());
    private final Viewer seenThrough = Viewer.impersonating(pair.provider(), "staff-1");

    /** Of the pair; the provider's one send in a minute is spent on it, under the name {@link #USED}. */
    private Conversation aTalk() {
        return World.expect(
                        Appended.class,
                        world.start(
                                pair,
                                aDraft().by(PROVIDER, pair)
                                        .named(USED)
                                        .saying("Hello")
                                        .make()))
                .conversation();
    }

    private void parted() {
        rapport.relationships().end(pair);
    }

    private String send(Viewer viewer, Conversation conversation, String content, ClientMessageId name) {
        return Word.of(house.useCases()
                .sendMessage()
                .send(new SendMessage.Command(viewer, conversation.id(), content, Optional.of(name))));
    }

    private Result<Started> start(House here, Viewer viewer, MemberId recipient, String content, ClientMessageId name) {
        return here.useCases()
                .startConversation()
                .start(new StartConversation.Command(viewer, recipient, content, Optional.of(name)));
    }

    private String start(Viewer viewer, String content, ClientMessageId name) {
        return Word.of(start(house, viewer, pair.customer(), content, name));
    }

    @Test
    void sendShouldRefuseAStrangerBeforeImpersonation() {
        Conversation archived = aTalk();
        parted();
        Viewer stranger = Viewer.impersonating(world.aProvider().id(), "staff-1");
        assertThat(send(stranger, archived, NOT_A_TEXT, USED)).isEqualTo("absent");
    }

    @Test
    void sendShouldRefuseImpersonationBeforeArchived() {
        Conversation archived = aTalk();
        parted();
        assertThat(send(seenThrough, archived, NOT_A_TEXT, USED)).isEqualTo("read-only");
    }

    @Test
    void sendShouldRefuseArchivedBeforeText() {
        Conversation archived = aTalk();
        parted();
        assertThat(send(provider, archived, NOT_A_TEXT, USED)).isEqualTo("archived");
    }

    @Test
    void sendShouldRefuseArchivedAlsoWhenItIsARepeat() {
        Conversation archived = aTalk();
        parted();
        assertThat(send(provider, archived, "Hello", USED)).isEqualTo("archived");
    }

    @Test
    void sendShouldRefuseTheTextBeforeARepeat() {
        Conversation talk = aTalk();
        assertThat(send(provider, talk, NOT_A_TEXT, USED)).isEqualTo("blank");
        assertThat(send(provider, talk, "x".repeat(2001), USED)).isEqualTo("too-long");
        assertThat(send(provider, talk, "\u0000", USED)).isEqualTo("not-text");
    }

    @Test
    void sendShouldLookForARepeatBeforeTheRate() {
        Conversation talk = aTalk();
        assertThat(send(provider, talk, "Another text", USED)).isEqualTo("reused");
        assertThat(send(provider, talk, "Hello", USED)).isEqualTo(Word.OK);
    }

    @Test
    void sendShouldRefuseTheRateLast() {
        Conversation talk = aTalk();
        assertThat(send(provider, talk, "Hello", aClientMessageId())).isEqualTo("limited");
    }

    @Test
    void startShouldRefuseImpersonationBeforeWhoMayStart() {
        Viewer customer = Viewer.impersonating(pair.customer(), "staff-1");
        assertThat(Word.of(start(house, customer, world.aProvider().id(), NOT_A_TEXT, USED)))
                .isEqualTo("read-only");
    }

    @Test
    void startShouldRefuseWhoMayNotBeforeTheRelationship() {
        Viewer customer = Viewer.member(pair.customer());
        assertThat(Word.of(start(house, customer, world.aProvider().id(), NOT_A_TEXT, USED)))
                .isEqualTo("no-start");
    }

    @Test
    void startShouldRefuseTheUnrelatedBeforeArchived() {
        aTalk();
        parted();
        assertThat(start(provider, NOT_A_TEXT, USED)).isEqualTo("unrelated");
    }

    @Test
    void startShouldRefuseTheUnrelatedBeforeTheText() {
        assertThat(Word.of(start(house, provider, world.aCustomer().id(), NOT_A_TEXT, USED)))
                .isEqualTo("unrelated");
    }

    @Test
    void startShouldRefuseTheTextBeforeARepeat() {
        aTalk();
        assertThat(start(provider, NOT_A_TEXT, USED)).isEqualTo("blank");
    }

    @Test
    void startShouldLookForARepeatBeforeTheRate() {
        aTalk();
        assertThat(start(provider, "Another text", USED)).isEqualTo("reused");
        assertThat(start(provider, "Hello", USED)).isEqualTo(Word.OK);
    }

    @Test
    void startShouldRefuseTheRateLastAndTellWhenASendSucceeds() {
        aTalk();
        assertThat(start(house, provider, pair.customer(), "Hello", aClientMessageId())
                        .refusal())
                .contains(new Refusal.RateLimited(Duration.ofMinutes(1)));
    }

    @Test
    void startShouldBeCreatedOnceAndItsRepeatNot() {
        assertThat(created(provider, "Hello", USED)).isTrue();
        assertThat(created(provider, "Hello", USED)).isFalse();
    }

    @Test
    void startByTheCustomerShouldReachTheStandingConversationWhereEitherMay() {
        Conversation talk = aTalk();
        House either = house.with(StartPolicy.EITHER);
        Started started =
                done(start(either, Viewer.member(pair.customer()), pair.provider(), "Hello", aClientMessageId()));
        assertThat(started.conversation().conversation().id()).isEqualTo(talk.id());
        assertThat(started.created()).isFalse();
        assertThat(world.newest(talk))
                .hasSize(2)
                .first()
                .satisfies(message -> assertThat(message.author()).isEqualTo(CUSTOMER));
    }

    @Test
    void startBetweenTwoOfOneSideShouldBeUnrelatedWhereEitherMay() {
        House either = house.with(StartPolicy.EITHER);
        assertThat(Word.of(start(either, provider, world.aProvider().id(), "Hello", USED)))
                .isEqualTo("unrelated");
        assertThat(Word.of(start(either, provider, pair.provider(), "Hello", USED)))
                .isEqualTo("unrelated");
    }

    private boolean created(Viewer viewer, String content, ClientMessageId name) {
        return done(start(house, viewer, pair.customer(), content, name)).created();
    }
}
