package dev.rapport.domain.message;

import static dev.rapport.domain.Samples.ANA;
import static dev.rapport.domain.Samples.BEN;
import static dev.rapport.domain.Samples.CLEO;
import static dev.rapport.domain.Samples.NOON;
import static dev.rapport.domain.Samples.aDraft;
import static dev.rapport.domain.Samples.conversationId;
import static dev.rapport.domain.Samples.named;
import static dev.rapport.domain.member.Side.CUSTOMER;
import static dev.rapport.domain.member.Side.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.Samples;
import dev.rapport.domain.conversation.Conversation;
import dev.rapport.domain.conversation.Reading;
import dev.rapport.domain.limit.RateLimit;
import dev.rapport.domain.limit.SendWindow;
import dev.rapport.domain.member.MemberId;
import dev.rapport.domain.member.Pair;
import dev.rapport.domain.message.AppendBatch.Key;
import dev.rapport.domain.message.AppendBatch.Locked;
import dev.rapport.domain.message.AppendBatch.Request;
import dev.rapport.domain.message.AppendBatch.Result;
import dev.rapport.domain.message.AppendOutcome.Appended;
import dev.rapport.domain.message.AppendOutcome.IdReused;
import dev.rapport.domain.message.AppendOutcome.Repeated;
import dev.rapport.domain.message.AppendOutcome.Stale;
import dev.rapport.domain.message.AppendOutcome.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppendBatchTest {

    private static final Instant LATER = NOON.plusSeconds(10);

    /** Ana's conversation with Ben, and hers with Cleo. */
    private final Conversation withBen = Samples.aConversation();

    private final Conversation withCleo = Conversation.between(new Pair(ANA, CLEO), conversationId(2), NOON);

    private static Request to(Conversation conversation, Draft draft) {
        return new Request(draft, new Guard(conversation.id(), conversation.accessVersion()));
    }

    private static Draft byAna(String text) {
        return aDraft(PROVIDER, text);
    }

    private static Draft byCleo(String text) {
        return aDraft(CLEO, CUSTOMER, text, Optional.empty());
    }

    private Locked locked(Instant now) {
        return new Locked(Map.of(withBen.id(), withBen, withCleo.id(), withCleo), Map.of(), Map.of(), now);
    }

    private Locked locked(Map<MemberId, SendWindow> windows, Map<Key, Message> known) {
        return new Locked(Map.of(withBen.id(), withBen, withCleo.id(), withCleo), windows, known, LATER);
    }

    private static Message message(AppendOutcome outcome) {
        assertThat(outcome).isInstanceOf(Appended.class);
        return ((Appended) outcome).message();
    }

    private static List<Long> seqs(List<AppendOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Appended appended
                        ? appended.message().seq().value()
                        : -1L)
                .toList();
    }

    @Test
    void appendShouldGiveTheNextSeqAndTheStoresTime() {
        Draft draft = aDraft(CUSTOMER, "Hello Ana", named(7));
        Result result =
                AppendBatch.decide(List.of(to(withBen, draft)), locked(LATER.plusNanos(999)), RateLimit.DEFAULT);
        Message expected = new Message(
                withBen.id(),
                new Seq(2),
                draft.id(),
                CUSTOMER,
                draft.text(),
                Optional.of(named(7)),
                LATER,
                Optional.empty());
        assertThat(result.outcomes()).containsExactly(new Appended(withBen.with(expected), expected));
        assertThat(result.appended()).containsExactly(expected);
        assertThat(result.conversations()).isEqualTo(Map.of(withBen.id(), withBen.with(expected)));
        assertThat(result.windows()).isEqualTo(Map.of(BEN, new SendWindow(List.of(LATER))));
    }

    @Test
    void messagesThatMeetInOneConversationShouldFollowEachOther() {
        Result result = AppendBatch.decide(
                List.of(
                        to(withBen, byAna("One")),
                        to(withBen, aDraft(CUSTOMER, "Two")),
                        to(withCleo, byAna("Elsewhere")),
                        to(withBen, byAna("Three"))),
                locked(LATER),
                RateLimit.DEFAULT);
        assertThat(seqs(result.outcomes())).containsExactly(2L, 3L, 1L, 4L);
        assertThat(message(result.outcomes().get(0)).createdAt()).isEqualTo(LATER);
        assertThat(message(result.outcomes().get(1)).createdAt()).isEqualTo(LATER.plus(1, ChronoUnit.MICROS));
        assertThat(message(result.outcomes().get(2)).createdAt()).isEqualTo(LATER);
        assertThat(message(result.outcomes().get(3)).createdAt()).isEqualTo(LATER.plus(2, ChronoUnit.MICROS));
        Conversation after = result.conversations().get(withBen.id());
        assertThat(after.lastSeq()).isEqualTo(new Seq(4));
        assertThat(after.head().preview()).hasValue(new Preview("Three"));
        assertThat(after.reading(CUSTOMER)).isEqualTo(new Reading(Seq.NONE, 3));
        assertThat(after.reading(PROVIDER)).isEqualTo(new Reading(Seq.NONE, 1));
        assertThat(((Appended) result.outcomes().get(1)).conversation().lastSeq())
                .as("as it was right after that message")
                .isEqualTo(new Seq(3));
    }

    @Test
    void oneSenderOverTheLimitShouldNotStopTheOthers() {
        Result result = AppendBatch.decide(
                List.of(
                        to(withCleo, byAna("One")),
                        to(withBen, byAna("Two")),
                        to(withCleo, byAna("Three")),
                        to(withCleo, byCleo("Mine")),
                        to(withBen, byAna("Four"))),
                locked(LATER),
                new RateLimit(2));
        assertThat(seqs(result.outcomes())).containsExactly(1L, 2L, -1L, 2L, -1L);
        assertThat(result.outcomes().get(2)).isEqualTo(new Throttled(Duration.ofSeconds(60)));
        assertThat(result.windows().get(ANA).sends()).hasSize(2);
        assertThat(result.windows().get(CLEO).sends()).hasSize(1);
    }

    @Test
    void windowsShouldGoOnFromWhatWasSentBefore() {
        SendWindow almostFull = new SendWindow(List.of(NOON, NOON.plusSeconds(1)));
        Result result = AppendBatch.decide(
                List.of(to(withBen, byAna("One")), to(withBen, byAna("Two"))),
                locked(Map.of(ANA, almostFull), Map.of()),
                new RateLimit(3));
        assertThat(seqs(result.outcomes())).containsExactly(2L, -1L);
        assertThat(result.outcomes().get(1)).isEqualTo(new Throttled(Duration.ofSeconds(50)));
        assertThat(result.windows().get(ANA).sends()).containsExactly(NOON, NOON.plusSeconds(1), LATER);
    }

    @Test
    void windowsShouldNotBeKeptWithoutALimit() {
        Result result = AppendBatch.decide(List.of(to(withBen, byAna("One"))), locked(LATER), RateLimit.OFF);
        assertThat(seqs(result.outcomes())).containsExactly(2L);
        assertThat(result.windows()).isEmpty();
    }

    @Test
    void aRepeatInsideTheBatchShouldBeOneMessage() {
        Result result = AppendBatch.decide(
                List.of(
                        to(withBen, aDraft(PROVIDER, "Once", named(7))),
                        to(withBen, aDraft(PROVIDER, "Once", named(7))),
                        to(withBen, aDraft(PROVIDER, "Twice", named(7))),
                        to(withBen, aDraft(CUSTOMER, "Once", named(7))),
                        to(withCleo, aDraft(PROVIDER, "Once", named(7)))),
                locked(LATER),
                new RateLimit(2));
        Message once = message(result.outcomes().get(0));
        assertThat(result.outcomes().get(1)).isEqualTo(new Repeated(withBen.with(once), once));
        assertThat(result.outcomes().get(2)).isEqualTo(new IdReused());
        assertThat(seqs(result.outcomes())).containsExactly(2L, -1L, -1L, 3L, 1L);
        assertThat(result.windows().get(ANA).sends()).hasSize(2);
    }

    @Test
    void aRepeatShouldBeAnsweredWhereTheWindowIsFull() {
        Message stored = withBen.nextMessage(aDraft(PROVIDER, "Once", named(7)), NOON);
        Map<Key, Message> known = Map.of(new Key(withBen.id(), PROVIDER, named(7)), stored);
        Map<MemberId, SendWindow> full = Map.of(ANA, new SendWindow(List.of(NOON)));
        Result result = AppendBatch.decide(
                List.of(
                        to(withBen, aDraft(PROVIDER, "Once", named(7))),
                        to(withBen, aDraft(PROVIDER, "Twice", named(7))),
                        to(withBen, aDraft(PROVIDER, "New", named(8)))),
                locked(full, known),
                new RateLimit(1));
        assertThat(result.outcomes())
                .containsExactly(new Repeated(withBen, stored), new IdReused(), new Throttled(Duration.ofSeconds(50)));
        assertThat(result.appended()).isEmpty();
        assertThat(result.conversations()).isEmpty();
        assertThat(result.windows()).isEmpty();
    }

    @Test
    void staleShouldComeBeforeRepeatAndRate() {
        Message stored = withBen.nextMessage(aDraft(PROVIDER, "Once", named(7)), NOON);
        Map<Key, Message> known = Map.of(new Key(withBen.id(), PROVIDER, named(7)), stored);
        Map<MemberId, SendWindow> full = Map.of(ANA, new SendWindow(List.of(NOON)));
        Guard old = new Guard(withBen.id(), withBen.accessVersion() - 1);
        Guard nowhere = new Guard(conversationId(99), withBen.accessVersion());
        Draft draft = aDraft(PROVIDER, "Once", named(7));
        Result result = AppendBatch.decide(
                List.of(new Request(draft, old), new Request(draft, nowhere)), locked(full, known), new RateLimit(1));
        assertThat(result.outcomes()).containsExactly(new Stale(), new Stale());
    }

    @Test
    void oneBadRequestShouldNeverFailItsNeighbours() {
        Guard old = new Guard(withBen.id(), withBen.accessVersion() + 1);
        Result result = AppendBatch.decide(
                List.of(
                        to(withBen, byAna("One")),
                        new Request(byAna("Stale"), old),
                        to(withBen, byAna("Throttled")),
                        to(withBen, aDraft(CUSTOMER, "Two"))),
                locked(LATER),
                new RateLimit(1));
        assertThat(seqs(result.outcomes())).containsExactly(2L, -1L, -1L, 3L);
        assertThat(result.outcomes().get(1)).isEqualTo(new Stale());
        assertThat(result.outcomes().get(2)).isInstanceOf(Throttled.class);
        assertThat(result.appended())
                .extracting(message -> message.text().value())
                .containsExactly("One", "Two");
    }

    @Test
    void timeShouldRiseWhereTheClockGoesBackwards() {
        Instant anHourAgo = NOON.minusSeconds(3600);
        Result result = AppendBatch.decide(
                List.of(to(withBen, byAna("One")), to(withBen, byAna("Two")), to(withBen, byAna("Three"))),
                locked(anHourAgo),
                new RateLimit(2));
        assertThat(result.appended())
                .extracting(Message::createdAt)
                .containsExactly(NOON.plus(1, ChronoUnit.MICROS), NOON.plus(2, ChronoUnit.MICROS));
        assertThat(result.outcomes().get(2))
                .as("after so long, by the clock as it is, a send is accepted")
                .isEqualTo(new Throttled(Duration.ofSeconds(3660).plus(1, ChronoUnit.MICROS)));
    }

    @Test
    void nothingShouldComeOfNothing() {
        Result result = AppendBatch.decide(List.of(), locked(LATER), RateLimit.DEFAULT);
        assertThat(result).isEqualTo(new Result(List.of(), List.of(), Map.of(), Map.of()));
    }
}
